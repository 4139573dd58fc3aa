import type { Texts } from './texts.ts';

/** An area's texts, each by its dotted name: `fields.why`. */
type Said = ReadonlyMap<string, string>;

const kept = new Map<string, Map<string, Said>>();
const plurals = new Map<string, Intl.PluralRules>();

/** Keeps what an area says in a language, in place of what it said before. */
export function keepTexts(language: string, area: string, texts: Texts): void {
  const areas = kept.get(language) ?? new Map<string, Said>();
  kept.set(language, areas.set(area, new Map(flatten(texts))));
}

export function textsOf(language: string, area: string): Said | undefined {
  return kept.get(language)?.get(area);
}

/** A text with its `{{places}}` still open: in the language, else in English, else undefined. */
export function findText(
  language: string,
  { area, name, count }: { area: string; name: string; count?: unknown },
): string | undefined {
  const said = textsOf(language, area);
  const found = typeof count === 'number' ? pickPlural(said, { language, name, count }) : undefined;
  const text = found ?? said?.get(name);
  if (text !== undefined || language === 'en') return text;
  return findText('en', { area, name, count });
}

/** Italian has a form of its own for millions; with figures it reads as the other. */
function pickPlural(
  said: Said | undefined,
  { language, name, count }: { language: string; name: string; count: number },
): string | undefined {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return said?.get(`${name}_${rules.select(count)}`) ?? said?.get(`${name}_other`);
}

/** Puts values into their places, once: what looks like a place within a value is left as it is. */
export function fillPlaces(
  text: string,
  values: Record<string, string | number>,
  writeNumber: (value: number) => string,
): string {
  return text.replaceAll(/\{\{\s*(\w+)[^}]*\}\}/g, (place, name: string) => {
    if (!Object.hasOwn(values, name)) return place;
    const value = values[name];
    return typeof value === 'number' ? writeNumber(value) : (value ?? '');
  });
}

function flatten(texts: Texts, group = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]): [string, string][] =>
    typeof text === 'string' ? [[group + name, text]] : flatten(text, `${group}${name}.`),
  );
}
