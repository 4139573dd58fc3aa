import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '#src/server/db/test-database.ts';

const SRC = join(import.meta.dirname, '../../../..');

/** Names for people that judge them: in no language, in no place. */
const LABELS = new RegExp(
  [
    'resist[eo]rs?\\b|compliers?\\b|laggards?\\b|saboteurs?\\b|slackers?\\b|low performers?\\b',
    'naysayers?\\b|\\bgamers?\\b|\\btroublemakers?\\b|Verweigerer|Bremser\\b|Blockierer|N(ö|oe)rgler',
    'Dr(ü|ue)ckeberger|Querulant|Saboteur|Minderleister|sabotator|fannullon|lavativ|scansafatic',
    'renitent|disfattist|bastian contrari',
  ].join('|'),
  'i',
);
/** “70 % of CRM projects fail”: a figure whose source nobody finds. */
const FAILURES = new RegExp(
  [
    '\\d+ ?(%|per ?cent|Prozent|per cento)[^.]{0,80}(CRM|projects?|Projekt|progett)[^.]{0,60}(fail|scheiter|fallisc)',
    '(fail|scheiter|fallisc)[^.]{0,60}\\d+ ?(%|per ?cent|Prozent|per cento)[^.]{0,60}(CRM|projects?|Projekt|progett)',
  ].join('|'),
  'i',
);

function textsUnder(folder: string): [file: string, text: string][] {
  return readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
    const file = join(entry.parentPath, entry.name);
    const isText = /\.(json|tsx?|sql|md)$/.test(entry.name) && !entry.name.includes('.test.');
    return entry.isFile() && isText ? [[file, readFileSync(file, 'utf8')] as [string, string]] : [];
  });
}

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('no text of the product puts a label on a person or tells a failure figure without a source', () => {
  const texts = textsUnder(SRC);
  expect(texts.length).toBeGreaterThan(1000);
  for (const [file, text] of texts) {
    expect(LABELS.exec(text)?.[0], file).toBeUndefined();
    expect(FAILURES.exec(text)?.[0], file).toBeUndefined();
  }
});

test('the words are found where they stand', () => {
  expect('He is a resister').toMatch(LABELS);
  expect('Er ist ein Bremser').toMatch(LABELS);
  expect('70 % of CRM projects fail').toMatch(FAILURES);
  expect('Studien sagen: 70 Prozent aller CRM-Projekte scheitern').toMatch(FAILURES);
});

test('no column, rule or comment of the database holds such a word', async () => {
  const client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query<{ word: string }>(`
    select table_name || '.' || column_name as word from information_schema.columns
    union all select pg_get_constraintdef(oid) from pg_constraint
    union all select description from pg_description`);
  await client.end();
  expect(rows.length).toBeGreaterThan(500);
  for (const { word } of rows.filter((row) => !/pg_|information_schema/.test(row.word))) {
    expect(LABELS.exec(word)?.[0], word).toBeUndefined();
  }
});
