import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The languages besides English. */
export const LANGUAGES = ['de', 'it'];
const ENGLISH = /(^|\/)([^/.]+\.)?en\.json$/;

/**
 * A catalogue: where its texts in a language stand, `{language}` for the language; the English by
 * dotted name; and whether a translation may leave out what stands in double braces.
 */
export function listCatalogues(base) {
  return listFiles(base)
    .filter((path) => ENGLISH.test(path))
    .map((path) => ({
      path: path.replace(/en\.json$/, '{language}.json'),
      english: readTexts(base, path),
    }));
}

/** All files below `src`, from `base`. */
export function listFiles(base) {
  return readdirSync(join(base, 'src'), { recursive: true })
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** The texts of a JSON file by dotted name; none if it is not there. */
export function readTexts(base, path) {
  const file = join(base, path);
  if (!existsSync(file)) return new Map();
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8'))));
}

function flatten(texts, before = []) {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string'
      ? [[[...before, name].join('.'), text]]
      : flatten(text, [...before, name]),
  );
}

/** The packs that no English belongs to: nobody would see that they are dead. */
export function findOrphans(base, catalogues) {
  const known = new Set(
    catalogues.flatMap(({ path }) => LANGUAGES.map((one) => path.replace('{language}', one))),
  );
  return listFiles(base)
    .filter((path) => /(^|\/)([^/.]+\.)?(de|it)\.json$/.test(path))
    .filter((path) => !known.has(path))
    .map((path) => `${path}: there is no English to it`);
}
