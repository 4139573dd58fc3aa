import { foldText } from '#src/lib/fold-text.ts';

/** Where each is spoken; the first is taken for the home of a list in it. */
const SPOKEN = {
  de: ['DE', 'AT', 'CH', 'LI', 'LU', 'BE'],
  it: ['IT', 'CH', 'SM', 'VA'],
  fr: ['FR', 'BE', 'CH', 'LU', 'CA', 'MC', 'GF', 'GP', 'MQ', 'RE', 'YT', 'NC', 'PF'],
} as const satisfies Record<string, readonly string[]>;
export type HeadingLanguage = keyof typeof SPOKEN;

/** Words of headings that are of one of these languages alone. */
const WORDS: Record<HeadingLanguage, string> = {
  de: 'vorname nachname familienname anrede firma unternehmen strasse anschrift plz postleitzahl ort telefon telefonnummer rufnummer handy mobil festnetz bemerkung bemerkungen notizen geburtstag geburtsdatum ansprechpartner ansprechpartnerin abteilung kunde',
  it: 'nome cognome azienda ditta societa ragione indirizzo cap citta comune provincia telefono cellulare referente nominativo nascita compleanno cliente settore paese',
  fr: 'prenom nom societe entreprise rue ville pays telephone tel portable courriel fonction poste civilite naissance remarques',
};
const words = Object.entries(WORDS).map(
  ([language, all]) => [language as HeadingLanguage, new Set(all.split(' '))] as const,
);

/** A heading alone is no language. */
const LEAST = 2;

/** The language in which the headings of a list are written, if most tell one. */
export function languageOf(headings: readonly string[]): HeadingLanguage | null {
  const counts = words.map(([language, known]) => {
    const told = headings.filter((heading) =>
      foldText(heading)
        .split(/[^a-z]+/)
        .some((word) => known.has(word)),
    );
    return { language, count: told.length };
  });
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  return first && first.count >= LEAST && first.count > second!.count ? first.language : null;
}

/**
 * The country whose numbers a list rather holds than those of `region`; null where its headings are
 * of a language that is spoken there, or of none.
 */
export function likelierRegion(headings: readonly string[], region: string | null): string | null {
  const language = region === null ? null : languageOf(headings);
  if (!language || (SPOKEN[language] as readonly string[]).includes(region!)) return null;
  return SPOKEN[language][0];
}
