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
