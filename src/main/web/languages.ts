import type { Texts } from '#src/web/i18n/catalogue.ts';
import type { LanguagePacks } from '#src/web/i18n/packs.ts';

const files = import.meta.glob<Texts>(['../../**/{de,it}.json', '../../**/*.{de,it}.json'], {
  import: 'default',
});

/** `../../work/task/web/de.json` and `../../work/task/task.de.json`, without `../../`. */
const NAME = /^(?:\.\.\/)+(?<folder>.+)\/(?:(?<file>[^/.]+)\.)?(?<language>de|it)\.json$/;

/** All texts in other languages than English, by language and area; see docs/decisions/011-languages.md. */
export function collectPacks(): LanguagePacks {
  const packs: LanguagePacks = { de: {}, it: {} };
  for (const [path, load] of Object.entries(files)) {
    const { folder = '', file, language = '' } = NAME.exec(path)?.groups ?? {};
    packs[language]![areaOf(folder, file)] = load;
  }
  return packs;
}

/** Beside a screen the area is the file's path; beside a declaration it is the record type. */
function areaOf(folder: string, file: string | undefined): string {
  if (!`${folder}/`.includes('web/')) return `record/${file?.replaceAll('-', '_')}`;
  return file ? `${folder}/${file}` : folder;
}
