import { sayCountry } from '#src/records/values/country.ts';

/** An address in one line, its country by the name that the reader calls it by. */
export function sayAddress(address: string, locale: string): string {
  const at = address.lastIndexOf(', ') + 1;
  const written = address.slice(at).trim();
  const country = sayCountry(written, locale);
  return country === written ? address : address.slice(0, at) + (at > 0 ? ' ' : '') + country;
}
