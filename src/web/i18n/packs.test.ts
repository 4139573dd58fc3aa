import { beforeEach, expect, test, vi } from 'vitest';
import type { Texts } from './texts.ts';

/** Each time the page's language was set. */
const languagesSet: string[] = [];
vi.stubGlobal('document', {
  documentElement: {
    get lang() {
      return languagesSet.at(-1) ?? 'en';
    },
    set lang(language: string) {
      languagesSet.push(language);
    },
  },
});

const { defineCatalogue, asWithin, textOr, writeNumbersLike } = await import('./catalogue.ts');
const { offerLanguages, listLanguages, speak, spoken, wantTexts, withTexts } = await import(
  './packs.ts'
);
const { sayMessage, wantMessages } = await import('./messages.ts');

const english = {
  hello: 'Hello {{name}}',
  only: 'Only in English',
  found_one: '{{count}} person',
  found_other: '{{count}} people',
  since: 'Since {{day}}. “{{word}}”.',
  more: 'And {{count, number}} more',
  left_one: '{{count}} is left',
  left_other: '{{count}} left',
  'field.why': 'Why',
  field: { label: 'Label', of: { type: 'Type' } },
};
const { text } = defineCatalogue('web/test', english);
const loads: string[] = [];

beforeEach(async () => {
  await speak('en');
  loads.length = 0;
});

const german: Record<string, () => Promise<Texts>> = {
  async 'web/test'() {
    loads.push('de web/test');
    return {
      hello: 'Hallo {{name}}',
      found_one: '{{count}} Person',
      found_other: '{{count}} Personen',
    };
  },
  'record/person': async () => ({ label: 'Person' }),
  async 'web/later'() {
    loads.push('de web/later');
    return { word: 'später' };
  },
  'web/i18n/messages': async () => ({
    'Try again.': 'Bitte noch einmal.',
    'The file has {{1}} rows, not {{2}}.': 'Statt {{2}} hat die Datei {{1}} Zeilen.',
  }),
  'web/part': async () => ({ word: 'Teil' }),
  async 'web/broken'() {
    throw new Error('no connection');
  },
};
offerLanguages({
  de: async (area) => german[area]?.(),
  it: async () => ({ found_one: '{{count}} persona', found_other: '{{count}} persone' }),
});

test('the language of the page is set only when it changes, for each time the page is styled anew', async () => {
  languagesSet.length = 0;
  await speak('de');
  await speak('de');
  await speak('de');
  expect(languagesSet).toEqual(['de']);
});

test('the screen speaks the language, key by key in English where the pack has none', async () => {
  await speak('de');
  expect(text('hello', { name: 'Anna' })).toBe('Hallo Anna');
  expect(text('only')).toBe('Only in English');
  expect(document.documentElement.lang).toBe('de');
  await speak('en');
  expect(text('hello', { name: 'Anna' })).toBe('Hello Anna');
  expect(document.documentElement.lang).toBe('en');
});

test('plurals follow the language, and numbers the reader', async () => {
  await speak('de');
  writeNumbersLike('de-DE');
  expect(text('found', { count: 1 })).toBe('1 Person');
  expect(text('found', { count: 12_345 })).toBe('12.345 Personen');
  writeNumbersLike('en-GB');
  expect(text('found', { count: 12_345 })).toBe('12,345 Personen');
});

test('a value that ends with a full stop ends the sentence', () => {
  expect(text('since', { day: '22. Nov.', word: 'Wait...' })).toBe('Since 22. Nov. “Wait...”.');
  expect(text('since', { day: 'May', word: 'Done.' })).toBe('Since May. “Done.”.');
  expect(text('since', { day: "$& $' Inc.", word: 'x' })).toBe("Since $& $' Inc. “x”.");
});

test('where a language has no plural, English follows its own', async () => {
  await speak('it');
  expect(text('more', { count: 0 })).toBe('And 0 more');
  await speak('de');
  expect(text('left', { count: 0 })).toBe('0 left');
  expect(text('left', { count: 1 })).toBe('1 is left');
});

test('what stands in groups is named by dots, however deep', () => {
  expect(text('field.label')).toBe('Label');
  expect(text('field.of.type')).toBe('Type');
  expect(text('field.why')).toBe('Why');
});

test('a value that looks like a place is left as somebody wrote it', () => {
  expect(text('hello', { name: '{{count}} $t(only)' })).toBe('Hello {{count}} $t(only)');
});

test('Italian has a form for a million, which reads as the other does', async () => {
  await speak('it');
  writeNumbersLike('it-IT');
  expect(text('found', { count: 1_000_000 })).toBe('1.000.000 persone');
});

test('an area loads its texts once, when it is first needed', async () => {
  await speak('de');
  await speak('en');
  await speak('de');
  expect(loads).toEqual([]);
  void wantTexts('web/later');
  await wantTexts('web/later');
  expect(loads).toEqual(['de web/later']);
  expect(textOr('web/later', 'word', 'later')).toBe('später');
});

test('a part that is loaded later brings its texts along', async () => {
  await speak('de');
  const part = await withTexts(async () => defineCatalogue('web/part', { word: 'part' }))();
  expect(part.text('word')).toBe('Teil');
});

test('texts that come in later are told to the screen', async () => {
  await speak('de');
  const told = vi.fn();
  const leave = spoken.subscribe(told);
  await wantTexts('record/person');
  leave();
  expect(told).toHaveBeenCalled();
});

test('without a connection the area stays English, and nothing breaks', async () => {
  await speak('de');
  const broken = defineCatalogue('web/broken', { word: 'word' });
  await wantTexts('web/broken');
  expect(broken.text('word')).toBe('word');
});

test('the languages offered are English and those with packs', () => {
  expect(listLanguages()).toEqual(['en', 'de', 'it']);
});

test('a name within a sentence is small, unless German', async () => {
  expect(asWithin('Person')).toBe('person');
  await speak('de');
  expect(asWithin('Person')).toBe('Person');
});

test("the server's messages are said by their English, with what changes in them", async () => {
  expect(sayMessage('Try again.')).toBe('Try again.');
  await speak('de');
  await wantMessages();
  expect(sayMessage('Try again.')).toBe('Bitte noch einmal.');
  expect(sayMessage('The file (a.csv) has 7 rows, not 3.')).toBe(
    'The file (a.csv) has 7 rows, not 3.',
  );
  expect(sayMessage('Try again. Try again.')).toBe('Bitte noch einmal. Bitte noch einmal.');
  expect(sayMessage('The file has 7 rows, not 3.')).toBe('Statt 3 hat die Datei 7 Zeilen.');
  expect(sayMessage('Nobody knows this one.')).toBe('Nobody knows this one.');
});
