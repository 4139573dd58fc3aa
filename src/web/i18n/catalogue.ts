import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

void i18next.init({
  lng: 'en',
  fallbackLng: 'en',
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Texts by name, in groups; a plural has `name_one` and `name_other`. */
export interface Texts {
  readonly [name: string]: string | Texts;
}

type Plural<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other`
  ? Stem
  : Name;
/** The dotted names of a catalogue: `'fields.why'`. */
export type TextName<T extends Texts> = {
  [K in keyof T & string]: T[K] extends Texts ? `${K}.${TextName<T[K]>}` : Plural<K>;
}[keyof T & string];

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
 * Registers an area's English texts. Each area holds its own catalogue, so that a page loads only
 * the texts it shows; other languages come as one pack for all areas (`startLanguages`).
 */
export function defineCatalogue<const T extends Texts>(
  namespace: string,
  english: T,
): Catalogue<T> {
  i18next.addResourceBundle('en', namespace, english, true, true);
  const text: Translate<T> = (name, values) =>
    String(i18next.t(name as string, { ns: namespace, ...values }));
  return {
    text,
    useText() {
      useLanguage();
      return text;
    },
  };
}

/** The language of the screen; renders again when it changes. */
export function useLanguage(): string {
  return useSyncExternalStore(subscribeToLanguage, () => i18next.language);
}

/** A text of a pack by its full name, or what stands in the code where no pack has it. */
export function textOr(namespace: string, name: string, fallback: string): string {
  return i18next.exists(name, { ns: namespace })
    ? String(i18next.t(name, { ns: namespace }))
    : fallback;
}

function subscribeToLanguage(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}
