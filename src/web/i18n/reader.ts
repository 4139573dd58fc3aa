import i18next from 'i18next';
import { createStore } from '../api/store.ts';
import type { Texts } from './catalogue.ts';

/** A language's texts for all areas, by the name of the area's catalogue. */
export type LanguagePack = Record<string, Texts>;

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let packs: Record<string, () => Promise<LanguagePack>> = {};

/** How this person reads dates: BCP 47 tag and IANA time zone. */
export const reader = createStore({ locale: navigator.language || 'en', timeZone: browserZone });

/** Names the languages besides English, each loaded when somebody chooses it. */
export function offerLanguages(languages: Record<string, () => Promise<LanguagePack>>): void {
  packs = languages;
}

export function listLanguages(): string[] {
  return ['en', ...Object.keys(packs)];
}

/** Takes over the member's choices; a language without a pack is shown in English. */
export async function setReader(choice: { language: string; timeZone: string }): Promise<void> {
  const pack = await packs[choice.language]?.();
  const language = pack ? choice.language : 'en';
  const regional = navigator.languages.find((tag) => tag.split('-')[0] === language);
  reader.set({ locale: regional ?? language, timeZone: choice.timeZone || browserZone });
  for (const [area, texts] of Object.entries(pack ?? {})) {
    i18next.addResourceBundle(language, area, texts, true, true);
  }
  document.documentElement.lang = language;
  if (i18next.language !== language) await i18next.changeLanguage(language);
}
