import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#src/server/db/test-database.ts';
import { recordTypes } from './record-types.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client(database.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const SOURCES = join(import.meta.dirname, '../..');

/** What the product declares as written without an event: `table` or `table(column, …)`. */
const declared = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .flatMap((name) => {
    const source = readFileSync(join(SOURCES, name), 'utf8');
    return [...source.matchAll(/ beside\(([^;]+)\);/g)].flatMap(([, given]) =>
      [...given!.matchAll(/'([^']+)'/g)].slice(1).map(([, written]) => written!),
    );
  });

test('of no record is anything written without an event', () => {
  const tables = declared.map((one) => one.split('(')[0]!);
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter((table) => recordTypes.has(table))).toEqual([]);
});

test.each(declared)('%s is there', async (one) => {
  const [table, ...columns] = one.match(/[\w.]+/g)!;
  const { rows } = await owner.query<{ attname: string }>(
    'select attname from pg_attribute where attrelid = $1::regclass and attnum > 0',
    [table],
  );
  expect(rows.map(({ attname }) => attname)).toEqual(expect.arrayContaining(columns));
});
