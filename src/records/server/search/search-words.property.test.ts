import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';

let app: TestApp;
let client: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  client = new pg.Client(app.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await app.close();
});

async function wordsOf(text: string | null): Promise<string[]> {
  const { rows } = await client.query('select search_words($1) as words', [text]);
  return rows[0].words.sort();
}

async function shortFormsOf(word: string): Promise<string[]> {
  const { rows } = await client.query('select search_shortened($1) as forms', [word]);
  return rows[0].forms;
}

test('words are without case and accents, letters and digits only, each once', async () => {
  expect(await wordsOf("Zoë O'Brien-Straße, ZOE +49 30/12")).toEqual(
    ['zoe', 'o', 'brien', 'strasse', '49', '30', '12'].sort(),
  );
  expect(await wordsOf('')).toEqual([]);
  expect(await wordsOf(' –!')).toEqual([]);
  expect(await wordsOf(null)).toEqual([]);
});

test('a word is kept to its first forty letters', async () => {
  expect(await wordsOf(`${'a'.repeat(39)}bcd short`)).toEqual([`${'a'.repeat(39)}b`, 'short']);
});

test('a long text has the words that a short one has', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 }).map((all) => all.replaceAll('\0', ''));
  const filler = ' filler'.repeat(400);
  await fc.assert(
    fc.asyncProperty(text, async (given) => {
      const long = await wordsOf(given + filler);
      expect(long).toEqual([...new Set([...(await wordsOf(given)), 'filler'])].sort());
    }),
    { numRuns: 200 },
  );
});

test('a text of letters and few signs is split as any other text', async () => {
  const unit = fc.constantFrom(...'aZ1é .@+&,-');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (text) => {
      expect(await wordsOf(text)).toEqual(await wordsOf(`${text} !`));
    }),
    { numRuns: 200 },
  );
});

test('the short forms of a word are itself and all with one letter left out, each once', async () => {
  const unit = fc.constantFrom(...'abé');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 26 }), async (word) => {
      const forms = new Set([word]);
      const letters = [...word];
      if (letters.length >= 3 && letters.length <= 24) {
        for (const at of letters.keys()) forms.add(letters.toSpliced(at, 1).join(''));
      }
      expect((await shortFormsOf(word)).sort()).toEqual([...forms].sort());
    }),
    { numRuns: 200 },
  );
  expect(await shortFormsOf('abc1')).toEqual([]);
});
