import { root } from '../setup/run.mjs';
import { findWrongAreas } from './texts/areas.mjs';
import { findOrphans, LANGUAGES, listCatalogues, readTexts } from './texts/catalogues.mjs';
import { compareTexts } from './texts/compare.mjs';
import { listDeclared } from './texts/declarations.mjs';
import { findStrayTexts } from './texts/literals.mjs';
import { listMessages } from './texts/messages.mjs';

/**
 * Holds all that a person reads against docs/decisions/011-languages.md: each English text has its
 * German and its Italian, and none stands outside the catalogues. Returns what is wrong, and how
 * many texts were looked at.
 */
export async function checkTexts(base = root) {
  const catalogues = [...listCatalogues(base), ...(await listDeclared(base)), listMessages(base)];
  const faults = [
    ...catalogues.flatMap((catalogue) => compareAll(base, catalogue)),
    ...findOrphans(base, catalogues),
    ...findWrongAreas(base),
    ...findStrayTexts(base),
  ];
  const texts = catalogues.reduce((sum, { english }) => sum + english.size, 0);
  if (texts === 0) throw new Error('no text was read');
  return { faults, texts };
}

function compareAll(base, { path, english, mayLeaveOut }) {
  return LANGUAGES.flatMap((language) => {
    const file = path.replace('{language}', language);
    const translated = readTexts(base, file);
    const compared = compareTexts({ english, translated, language, mayLeaveOut });
    return compared.map((fault) => `${file}: ${fault}`);
  });
}
