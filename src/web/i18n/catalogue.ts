import i18next, { type FormatterModule } from 'i18next';
import { useSyncExternalStore } from 'react';
import { spoken, wantTexts } from './packs.ts';
import type { Texts } from './texts.ts';

let numbersLike: string | undefined;

/** Writes numbers within texts as the reader writes them. */
const numberWriter: FormatterModule = {
  type: 'formatter',
  init() {},
  add() {},
  addCached() {},
  format: (value) => (typeof value === 'number' ? writeNumber(value) : value),
};

void i18next.use(numberWriter).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: {},
  interpolation: { escapeValue: false, alwaysFormat: true },
  initAsync: false,
});

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
  i18next.addResourceBundle('en', area, english, true, true);
  void wantTexts(area);
  let said = new Map<string, string>();
  let saidIn = spoken.get();
  const text: Translate<T> = (name: string, values) => {
    if (values) return endOnce(String(i18next.t(name, { ns: area, ...values })), values);
    // a list asks for the same words in every row
    if (saidIn !== spoken.get()) {
      said = new Map();
      saidIn = spoken.get();
    }
    const known = said.get(name) ?? String(i18next.t(name, { ns: area }));
    said.set(name, known);
    return known;
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
  return i18next.exists(name, { ns: area }) ? String(i18next.t(name, { ns: area })) : fallback;
}

/** A name as it stands within a sentence; German nouns keep their capital. */
export function asWithin(name: string): string {
  const { language } = spoken.get();
  return language === 'de' ? name : name.charAt(0).toLocaleLowerCase(language) + name.slice(1);
}

/** Sets whose way of writing numbers the texts follow: a BCP 47 tag. */
export function writeNumbersLike(locale: string): void {
  numbersLike = locale;
}

function writeNumber(value: number): string {
  return new Intl.NumberFormat(numbersLike ?? i18next.language).format(value);
}
