import { createContext, useContext } from 'react';
import germanImages from '../../texts/images.de.json' with { type: 'json' };
import englishImages from '../../texts/images.en.json' with { type: 'json' };
import italianImages from '../../texts/images.it.json' with { type: 'json' };
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

export const PHONE_LANGUAGES = { en: 'English', de: 'Deutsch', it: 'Italiano' } as const;
export type PhoneLanguage = keyof typeof PHONE_LANGUAGES;

type Pack = { [name: string]: string | Pack };
const PACKS: Record<PhoneLanguage, Pack> = { en: english, de: german, it: italian };
const IMAGES: Record<PhoneLanguage, Record<string, string>> = {
  en: englishImages,
  de: germanImages,
  it: italianImages,
};
const CHOSEN = 'uptake-workshop-language';

export type PhoneText = ReturnType<typeof textsOf>;

/** The texts of the page in one language; few, so that all come with it and none is waited for. */
export function textsOf(language: PhoneLanguage) {
  function text(name: string, values: Record<string, string | number> = {}): string {
    const form = values.count === 1 ? `${name}_one` : `${name}_other`;
    const found = look(language, name) ?? look(language, form) ?? look('en', name) ?? name;
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => String(values[key] ?? ''));
  }
  return {
    language,
    text,
    image: (name: string) => IMAGES[language][name] ?? name,
    day: (day: string) =>
      new Intl.DateTimeFormat(localeFor(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
  };
}

/** The language as this phone's owner has it elsewhere, such as British English. */
function localeFor(language: PhoneLanguage): string {
  const own = globalThis.navigator?.languages ?? [];
  return own.find((one) => one.split('-')[0] === language) ?? language;
}

function look(language: PhoneLanguage, name: string): string | undefined {
  let at: string | Pack | undefined = PACKS[language];
  for (const part of name.split('.')) at = typeof at === 'object' ? at[part] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** As chosen on this phone, else the first of its own languages that we speak. */
export function firstLanguage(): PhoneLanguage {
  const wishes = [localStorage.getItem(CHOSEN), ...navigator.languages];
  const known = wishes.map((wish) => (wish ?? '').slice(0, 2).toLowerCase());
  return known.find((one): one is PhoneLanguage => Object.hasOwn(PHONE_LANGUAGES, one)) ?? 'en';
}

export function keepLanguage(language: PhoneLanguage): void {
  localStorage.setItem(CHOSEN, language);
}

export const PhoneTextContext = createContext<PhoneText>(textsOf('en'));

export function usePhoneText(): PhoneText {
  return useContext(PhoneTextContext);
}
