/** The languages that people write a country in. */
const WRITTEN_IN = ['en', 'de', 'it', 'fr'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let codes: Map<string, string> | undefined;

/** An address in one line, its country by the name that the reader calls it by. */
export function sayAddress(address: string, locale: string): string {
  const at = address.lastIndexOf(', ') + 1;
  const country = address.slice(at).trim();
  codes ??= readCodes();
  const code = codes.get(country.toLowerCase());
  const name = code && new Intl.DisplayNames(locale, { type: 'region' }).of(code);
  return name ? address.slice(0, at) + (at > 0 ? ' ' : '') + name : address;
}

function readCodes(): Map<string, string> {
  const found = new Map<string, string>();
  for (const language of WRITTEN_IN) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of LETTERS.flatMap((one) => LETTERS.map((other) => one + other))) {
      const name = names.of(code);
      if (name) found.set(name.toLowerCase(), code);
    }
  }
  return found;
}
