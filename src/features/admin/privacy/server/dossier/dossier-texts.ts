import factGerman from '#src/features/people/fact/fact.de.json' with { type: 'json' };
import factItalian from '#src/features/people/fact/fact.it.json' with { type: 'json' };
import personGerman from '#src/features/people/person/person.de.json' with { type: 'json' };
import personItalian from '#src/features/people/person/person.it.json' with { type: 'json' };
import activityGerman from '#src/features/work/activity/activity.de.json' with { type: 'json' };
import activityItalian from '#src/features/work/activity/activity.it.json' with { type: 'json' };
import fileGerman from '#src/features/work/file/file.de.json' with { type: 'json' };
import fileItalian from '#src/features/work/file/file.it.json' with { type: 'json' };
import taskGerman from '#src/features/work/task/task.de.json' with { type: 'json' };
import taskItalian from '#src/features/work/task/task.it.json' with { type: 'json' };
import type { RecordDeclaration } from '#src/records/define-record.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

export type DossierWord = keyof typeof english;

const LANGUAGES: Record<string, Record<DossierWord, string>> = { de: german, it: italian };
const LABELS: Record<string, Record<string, object>> = {
  de: {
    person: personGerman,
    fact: factGerman,
    activity: activityGerman,
    task: taskGerman,
    file: fileGerman,
  },
  it: {
    person: personItalian,
    fact: factItalian,
    activity: activityItalian,
    task: taskItalian,
    file: fileItalian,
  },
};

/** The words of the document in a member's language; English where there is none. */
export function dossierTexts(language: string) {
  const words = LANGUAGES[language] ?? english;
  return {
    text(word: DossierWord, values: Record<string, string | number> = {}): string {
      return words[word].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
    },
    /** A field's name as the product shows it. */
    label(declaration: RecordDeclaration, name: string): string {
      const pack = LABELS[language]?.[declaration.type] as
        | Record<string, { label?: string } | string>
        | undefined;
      const known = pack && Object.hasOwn(pack, name) ? pack[name] : undefined;
      const label = typeof known === 'object' ? known.label : undefined;
      return label ?? declaration.fields[name]?.label ?? name;
    },
  };
}

export type DossierTexts = ReturnType<typeof dossierTexts>;
