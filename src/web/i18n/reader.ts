import { createStore } from '../api/store.ts';
import { writeNumbersLike } from './catalogue.ts';
import { localeFor } from './locale-for.ts';
import { listLanguages, speak } from './packs.ts';

const REMEMBERED = 'uptake.language';
const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** How this person reads dates: BCP 47 tag and IANA time zone. */
export const reader = createStore({ locale: navigator.language || 'en', timeZone: browserZone });

/** Takes over the member's choices; a language that is not offered is shown in English. */
export async function setReader(choice: { language: string; timeZone: string }): Promise<void> {
  const language = listLanguages().includes(choice.language) ? choice.language : 'en';
  const locale = localeFor(language, navigator.languages);
  writeNumbersLike(locale);
  await speak(language);
  const timeZone = choice.timeZone || browserZone;
  const now = reader.get();
  // every step in the app says who reads; what is drawn is drawn anew only where that has changed
  if (now.locale !== locale || now.timeZone !== timeZone) reader.set({ locale, timeZone });
  if (recall() !== language) remember(language);
}

/** Before anybody is signed in: the language last used here, otherwise the browser's. */
export async function greetReader(): Promise<void> {
  await setReader({ language: recall() ?? browserLanguage(), timeZone: browserZone });
}

/** The first of the browser's languages that is offered. */
export function browserLanguage(): string {
  const wishes = navigator.languages.map((tag) => tag.split('-')[0]!);
  return wishes.find((wish) => listLanguages().includes(wish)) ?? 'en';
}

function recall(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: string): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // a browser that keeps nothing begins in its own language
  }
}
