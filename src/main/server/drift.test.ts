import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ColumnType, FIELD_KINDS } from '#src/records/field-kinds.ts';
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

/** As the catalogue names them. */
const CATALOGUE_TYPES: Partial<Record<ColumnType, string>> = {
  timestamptz: 'timestamp with time zone',
  'text[]': 'ARRAY',
  'uuid[]': 'ARRAY',
};
const BASE_COLUMNS: Record<string, string> = {
  workspace_id: 'uuid',
  id: 'uuid',
  title: 'text',
  title_key: 'text',
  owner_id: 'uuid',
  team_id: 'uuid',
  visibility: 'text',
  version: 'integer',
  created_at: 'timestamp with time zone',
  updated_at: 'timestamp with time zone',
  deleted_at: 'timestamp with time zone',
  custom: 'jsonb',
};

test.each([...recordTypes.keys()])(
  'the table %s has just the columns that are declared',
  async (type) => {
    const { rows } = await owner.query<{ column_name: string; data_type: string }>(
      `select column_name, data_type from information_schema.columns
     where table_schema = 'public' and table_name = $1`,
      [type],
    );
    const declared = { ...BASE_COLUMNS };
    for (const [name, field] of Object.entries(recordTypes.get(type)!.declaration.fields)) {
      const { column } = FIELD_KINDS[field.kind];
      declared[name] = CATALOGUE_TYPES[column] ?? column;
    }
    expect(Object.fromEntries(rows.map((row) => [row.column_name, row.data_type]))).toEqual(
      declared,
    );
  },
);

test.each([...recordTypes.keys()])(
  'the choices of %s are those that its table allows',
  async (type) => {
    for (const [name, field] of Object.entries(recordTypes.get(type)!.declaration.fields)) {
      if (field.kind !== 'choice') continue;
      const { rows } = await owner.query<{ rule: string }>(
        `select pg_get_constraintdef(oid) as rule from pg_constraint
       where conrelid = $1::regclass and contype = 'c' and pg_get_constraintdef(oid) ~ $2`,
        [type, `\\m${name}\\M`],
      );
      const allowed = rows.flatMap(({ rule }) =>
        [...rule.matchAll(/'(\w+)'::text/g)].map((m) => m[1]),
      );
      expect(allowed.sort(), name).toEqual(field.choices.map(({ value }) => value).sort());
    }
  },
);

test('every field says why it is asked and where it is used', () => {
  for (const { declaration } of recordTypes.values()) {
    for (const [name, field] of Object.entries(declaration.fields)) {
      expect(field.why.length, `${declaration.type}.${name}`).toBeGreaterThan(10);
      expect(field.usedIn.length, `${declaration.type}.${name}`).toBeGreaterThan(0);
    }
  }
});

test('the workspace leads every key and foreign key of its data, so that it can be distributed', async () => {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(`
    select c.conrelid::regclass || ' ' || c.conname as name,
      array(select a.attname::text from unnest(c.conkey) with ordinality k(n, i)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.i) as columns
    from pg_constraint c
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'x')
    union all
    select i.indexrelid::regclass::text,
      array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k(n, o)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.n order by k.o)
    from pg_index i join pg_class t on t.oid = i.indrelid
    where i.indisunique and t.relnamespace = 'public'::regnamespace`);
  expect(rows.length).toBeGreaterThan(20);
  for (const { name, columns } of rows) expect(columns[0], name).toBe('workspace_id');
});

test('there are no sequences, no deferrable constraints and no exclusion constraints', async () => {
  const { rows } = await owner.query(`
    select relname as name from pg_class
      where relkind = 'S' and relnamespace in ('public'::regnamespace, 'directory'::regnamespace)
    union all
    select conname from pg_constraint
      where (condeferrable or contype = 'x')
        and connamespace in ('public'::regnamespace, 'directory'::regnamespace)`);
  expect(rows).toEqual([]);
});
