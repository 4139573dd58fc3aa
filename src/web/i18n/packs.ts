import { createStore } from '../api/store.ts';
import { keepTexts } from './kept-texts.ts';
import type { Texts } from './texts.ts';

/** Loads an area's texts, by language; undefined where there are none. */
export type LanguagePacks = Record<string, (area: string) => Promise<Texts | undefined>>;

let offered: LanguagePacks = {};
const wanted = new Set<string>();
const loads = new Map<string, Promise<void>>();

/** What the screen speaks; a new object whenever texts have come in. */
export const spoken = createStore<{ language: string }>({ language: 'en' });

/** Names the languages besides English; each area's texts are loaded when they are first needed. */
export function offerLanguages(packs: LanguagePacks): void {
  offered = packs;
  loads.clear();
}

/** English stands in the code; the others are those that were offered. */
export function listLanguages(): string[] {
  return ['en', ...Object.keys(offered)];
}

/** Says that an area's texts are on the screen from now on. Resolves when they are there. */
export function wantTexts(area: string): Promise<void> {
  wanted.add(area);
  return loadTexts(spoken.get().language, area) ?? Promise.resolve();
}

/** Resolves when all texts of what has been loaded so far are there. */
export async function textsReady(): Promise<void> {
  await loadWanted(spoken.get().language);
}

/** Makes a part of the screen that is loaded later bring its texts along, lest it begin in English. */
export function withTexts<Module>(load: () => Promise<Module>): () => Promise<Module> {
  return async () => {
    const module = await load();
    await textsReady();
    return module;
  };
}

/** Changes the language of the screen once its texts are there: nothing is shown half in each. */
export async function speak(language: string): Promise<void> {
  if (language !== spoken.get().language) await loadWanted(language);
  // whatever is set here, even the same again, makes the browser style the whole page anew
  if (document.documentElement.lang !== language) document.documentElement.lang = language;
  if (spoken.get().language !== language) spoken.set({ language });
}

async function loadWanted(language: string): Promise<void> {
  await Promise.all([...wanted].map((area) => loadTexts(language, area)));
}

function loadTexts(language: string, area: string): Promise<void> | undefined {
  if (!offered[language]) return undefined;
  const key = `${language} ${area}`;
  const loading = loads.get(key) ?? takeIn(language, area);
  loads.set(key, loading);
  return loading;
}

async function takeIn(language: string, area: string): Promise<void> {
  try {
    keepTexts(language, area, (await offered[language]?.(area)) ?? {});
    if (spoken.get().language === language) spoken.set({ language });
  } catch {
    // without a connection the area stays English until the page is loaded again
  }
}
