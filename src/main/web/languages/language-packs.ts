import type { LanguagePacks } from '#src/web/i18n/packs.ts';
import type { Texts } from '#src/web/i18n/texts.ts';

type Files = Record<string, Texts>;
/** What comes in one piece, each loaded once. */
interface Pieces {
  near: () => Promise<Files>;
  declared: () => Promise<Files>;
}

const pieces: Record<string, Pieces> = {
  de: {
    near: async () => (await import('./near-de.ts')).near,
    declared: async () => (await import('./declared-de.ts')).declared,
  },
  it: {
    near: async () => (await import('./near-it.ts')).near,
    declared: async () => (await import('./declared-it.ts')).declared,
  },
};

/** The texts of an area in each language; see docs/decisions/011-languages.md. */
export const languagePacks: LanguagePacks = Object.fromEntries(
  Object.entries(pieces).map(([language, piece]) => [
    language,
    (area: string) => loadTexts(language, piece, area),
  ]),
);

async function loadTexts(language: string, piece: Pieces, area: string) {
  if (area.startsWith('record/')) {
    const file = `/${area.slice('record/'.length).replaceAll('_', '-')}.${language}.json`;
    const files = await piece.declared();
    return files[Object.keys(files).find((path) => path.endsWith(file)) ?? ''];
  }
  const [own, named] = ['/', '.'].map((mark) => `../../../${area}${mark}${language}.json`);
  const near = await piece.near();
  const found = near[own!] ?? near[named!];
  if (found) return found;
  // a list of hundreds of files, which no first page needs
  const { far } = await import('./far-texts.ts');
  return (far[own!] ?? far[named!])?.();
}
