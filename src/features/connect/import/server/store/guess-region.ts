import { getSupportedRegionCodes } from 'awesome-phonenumber';

/** ECMA-402 has it as an accessor first and as a function later; TypeScript knows neither yet. */
interface ZonedLocale {
  timeZones?: string[];
  getTimeZones?: () => string[] | undefined;
}

let regions: Map<string, string> | undefined;

/** The country (ISO 3166 alpha-2) of a time zone; null where none is named, such as UTC. */
export function guessRegion(timeZone: string): string | null {
  regions ??= readRegions();
  return regions.get(timeZone) ?? null;
}

function readRegions(): Map<string, string> {
  const found = new Map<string, string>();
  for (const code of getSupportedRegionCodes()) {
    const locale = new Intl.Locale(`und-${code}`) as ZonedLocale;
    for (const zone of locale.getTimeZones?.() ?? locale.timeZones ?? []) found.set(zone, code);
  }
  return found;
}
