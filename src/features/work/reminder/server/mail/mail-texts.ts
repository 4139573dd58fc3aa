import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const PACKS: Record<string, Record<string, string>> = { en: english, de: german, it: italian };

type Stem<Name extends string> = Name extends `${infer Start}_one` | `${infer Start}_other`
  ? Start
  : Name;
export type MailText = Stem<keyof typeof english>;

/** The texts of a mail in the member's language; English where there is none. */
export function mailTexts(language: string) {
  const pack: Record<string, string> = PACKS[language] ?? english;
  return (name: MailText, values: Record<string, string | number> = {}): string => {
    const form = values.count === 1 ? 'one' : 'other';
    const text = pack[name] ?? pack[`${name}_${form}`] ?? name;
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''));
  };
}
