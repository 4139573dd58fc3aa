import { getSupportedRegionCodes } from 'awesome-phonenumber';
import { foldText } from '#src/lib/fold-text.ts';

const LANGUAGES = ['en', 'de', 'it', 'fr'];
/** What people write that no list of country names has. */
const SHORT_FORMS: Record<string, string> = {
  D: 'DE',
  A: 'AT',
  I: 'IT',
  F: 'FR',
  E: 'ES',
  B: 'BE',
  NL: 'NL',
  L: 'LU',
  FL: 'LI',
  UK: 'GB',
  USA: 'US',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  grossbritannien: 'GB',
  'gran bretagna': 'GB',
  'grande-bretagne': 'GB',
  inghilterra: 'GB',
  angleterre: 'GB',
  'united states of america': 'US',
  amerika: 'US',
  'stati uniti': 'US',
  'etats-unis': 'US',
  holland: 'NL',
  olanda: 'NL',
  hollande: 'NL',
  osterreich: 'AT',
  oesterreich: 'AT',
  'czech republic': 'CZ',
  tschechien: 'CZ',
  brd: 'DE',
  schweiz: 'CH',
};

let regions: Map<string, string> | undefined;

/** ISO 3166 alpha-2 of a country as written in one of four languages, or of a short form of it. */
export function findRegion(country: string): string | undefined {
  const typed = country.trim().replace(/\.$/, '');
  if (typed.length < 1 || typed.length > 60) return undefined;
  regions ??= readRegions();
  return regions.get(foldText(typed));
}

function readRegions(): Map<string, string> {
  const found = new Map(Object.entries(SHORT_FORMS).map(([name, code]) => [foldText(name), code]));
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of getSupportedRegionCodes()) {
      const name = names.of(code);
      if (name) found.set(foldText(name), code).set(code.toLowerCase(), code);
    }
  }
  return found;
}
