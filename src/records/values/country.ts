/** The languages that people write a country in. */
const WRITTEN_IN = ['en', 'de', 'it', 'fr'];
/** What people write besides, by code. */
const ALSO: Record<string, readonly string[]> = {
  US: ['usa'],
  GB: ['uk', 'great britain', 'großbritannien', 'gran bretagna'],
  NL: ['holland', 'olanda'],
  CZ: ['czech republic', 'tschechische republik', 'repubblica ceca'],
};
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Two letters each; those of states that are no more lead to others. */
const CODES = LETTERS.flatMap((one) => LETTERS.map((other) => one + other)).filter(
  (code) => new Intl.Locale(`und-${code}`).region === code,
);

interface Known {
  /** The code by each name in lower case. */
  codes: Map<string, string>;
  /** All names in lower case, by code. */
  names: Map<string, Set<string>>;
}

let known: Known | undefined;

/** A country by the name that the reader calls it by; what is none stays as it is written. */
export function sayCountry(written: string, locale: string): string {
  const code = codeOf(written);
  return (code && new Intl.DisplayNames(locale, { type: 'region' }).of(code)) ?? written;
}

/** All names of the same country, in lower case; of what is none, what is written. */
export function spellingsOf(written: string): string[] {
  const code = codeOf(written);
  return [...new Set([plain(written), ...(code ? readKnown().names.get(code)! : [])])];
}

/** All names of the countries that have a name with this part in it, in lower case. */
export function spellingsWith(part: string): string[] {
  const wanted = plain(part);
  const found = [...readKnown().names.values()].filter((names) =>
    [...names].some((name) => name.length > 2 && name.includes(wanted)),
  );
  return found.flatMap((names) => [...names]);
}

/** The codes of all countries by each name in lower case, and by themselves in capitals. */
export function countryCodes(): Record<string, string> {
  const { codes, names } = readKnown();
  return Object.fromEntries([...codes, ...[...names.keys()].map((code) => [code, code])]);
}

/** Codes count in capitals alone, so that "No" is not Norway. */
function codeOf(written: string): string | undefined {
  const { codes, names } = readKnown();
  const code = written.trim();
  return codes.get(plain(written)) ?? (names.has(code) ? code : undefined);
}

function plain(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

function readKnown(): Known {
  known ??= collect();
  return known;
}

function collect(): Known {
  const found: Known = { codes: new Map(), names: new Map() };
  function note(code: string, name: string): void {
    if (found.codes.has(name)) return;
    found.codes.set(name, code);
    found.names.set(code, (found.names.get(code) ?? new Set([code.toLowerCase()])).add(name));
  }
  for (const language of WRITTEN_IN) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of CODES) {
      const name = names.of(code);
      if (name) note(code, plain(name));
    }
  }
  for (const [code, names] of Object.entries(ALSO)) for (const name of names) note(code, name);
  return found;
}
