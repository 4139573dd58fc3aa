import { useSyncExternalStore } from 'react';
import { fillPlaces, findText, keepTexts } from './kept-texts.ts';
import { spoken, wantTexts } from './packs.ts';
import type { Texts } from './texts.ts';

let numbersLike = 'en';
let numbers: Intl.NumberFormat | undefined;

type Plural<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other`
  ? Stem
  : Name;
/** The dotted names of a catalogue: `'fields.why'`. */
export type TextName<T extends Texts> = {
  [K in keyof T & string]: T[K] extends Texts ? `${K}.${TextName<T[K]>}` : Plural<K>;
}[keyof T & string];

/** Numbers among the values are written as the reader writes them. */
export type Translate<T extends Texts> = (
  name: TextName<T>,
  values?: Record<string, string | number>,
) => string;

export interface Catalogue<T extends Texts> {
  /** For components: renders again when the language changes. */
  useText: () => Translate<T>;
  /** For everything else. */
  text: Translate<T>;
}

/**
 * Registers an area's English texts. The area is the path of its `en.json` below `src`, without
 * that name: the other languages stand beside it and are loaded with it.
 */
export function defineCatalogue<const T extends Texts>(area: string, english: T): Catalogue<T> {
  keepTexts('en', area, english);
  void wantTexts(area);
  const text: Translate<T> = (name: string, values) => {
    const { language } = spoken.get();
    const said = findText(language, { area, name, count: values?.count }) ?? name;
    return values ? endOnce(fillPlaces(said, values, writeNumber), values) : said;
  };
  return {
    text,
    useText() {
      useLanguage();
      return text;
    },
  };
}

/** A day such as “22. Nov.” ends with a full stop, which is also that of its sentence. */
function endOnce(said: string, values: Record<string, string | number>): string {
  const ends = Object.values(values).filter((value) => /[^.]\.$/.test(String(value)));
  return ends.reduce<string>((text, end) => text.replaceAll(`${end}.`, () => String(end)), said);
}

/** The language of the screen; renders again when it changes or when texts come in. */
export function useLanguage(): string {
  return useSyncExternalStore(spoken.subscribe, spoken.get, spoken.get).language;
}

/** A text of a pack by its full name, or what stands in the code where no pack has it. */
export function textOr(area: string, name: string, fallback: string): string {
  return findText(spoken.get().language, { area, name }) ?? fallback;
}

/** A name as it stands within a sentence; German nouns keep their capital. */
export function asWithin(name: string): string {
  const { language } = spoken.get();
  return language === 'de' ? name : name.charAt(0).toLocaleLowerCase(language) + name.slice(1);
}

/** Sets whose way of writing numbers the texts follow: a BCP 47 tag. */
export function writeNumbersLike(locale: string): void {
  if (locale === numbersLike) return;
  numbersLike = locale;
  numbers = undefined;
}

function writeNumber(value: number): string {
  numbers ??= new Intl.NumberFormat(numbersLike);
  return numbers.format(value);
}
