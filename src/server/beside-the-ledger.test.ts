import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { beside } from './beside-the-ledger.ts';
import { type Database, openDatabase } from './db/database.ts';
import { createTestDatabase, type TestDatabase } from './db/test-database.ts';

let server: TestDatabase;
let database: Database;
const [here, there] = [newId(), newId()];
const id = newId();

const writePlace = beside('progress', 'ledger_follower');
const movePlace = beside('progress', 'ledger_follower(seq)');
const addJobs = beside('job');

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ url: server.url });
  for (const workspaceId of [here, there]) {
    await writePlace(database, workspaceId, (db) =>
      db.rows(
        sql`insert into ledger_follower (workspace_id, name, seq) values (${workspaceId}, 'test', 1)`,
      ),
    );
  }
});
afterAll(async () => {
  await database.close();
  await server.close();
});

async function places(workspaceId: string): Promise<number[]> {
  const rows = await database.read(workspaceId, (db) =>
    db.rows<{ seq: number }>(sql`select seq from ledger_follower order by name`),
  );
  return rows.map(({ seq }) => seq);
}

test('what is declared is written, in its own workspace', async () => {
  const moved = sql`update only ledger_follower as f set seq = seq + (select 1) where f.seq > 0`;
  await movePlace(database, here, (db) => db.rows(moved));
  expect([await places(here), await places(there)]).toEqual([[2], [1]]);
});

const team = (workspaceId: string) =>
  sql`insert into team (workspace_id, id, name) values (${workspaceId}, ${id}, 'unsaid')`;

test.each<[string, () => RawBuilder<unknown>]>([
  ['a new row', () => team(here)],
  ['a change', () => sql`update team set name = 'x'`],
  ['a change under another name', () => sql`UPDATE "team" AS t SET name = 'x'`],
  ['what goes', () => sql`delete from only team`],
  ['a merge', () => sql`merge into team t using team o on false when matched then do nothing`],
  ['an emptied table', () => sql`truncate table team`],
  [
    'what a part of the statement writes',
    () => sql`with gone as (delete from team returning id) select id from gone`,
  ],
  [
    'a second write of the statement',
    () => sql`with moved as (update ledger_follower set seq = 3 returning 1)
      insert into team (workspace_id, id, name) select ${here}, ${id}, 'x' from moved`,
  ],
])('%s in another table is refused, and nothing of it is kept', async (_, write) => {
  const tried = writePlace(database, here, async (db) => {
    await db.rows(sql`delete from ledger_follower`);
    await db.first(write());
  });
  await expect(tried).rejects.toThrow(/^team .*not declared as written beside the ledger/);
  expect(await places(here)).toEqual([2]);
});

test.each<[string, () => RawBuilder<unknown>]>([
  ['another column', () => sql`update ledger_follower set name = 'x'`],
  ['a second column', () => sql`update ledger_follower f set seq = coalesce(1, 2), name = 'x'`],
  ['columns of a list', () => sql`update ledger_follower set (seq, name) = (1, 'x')`],
  ['a whole row', () => sql`delete from ledger_follower`],
])('where columns are declared, %s is refused', async (_, write) => {
  await expect(movePlace(database, here, (db) => db.rows(write()))).rejects.toThrow('not declared');
  expect(await places(here)).toEqual([2]);
});

test('what only adds jobs writes no table, and rows may be held', async () => {
  const held = sql`select seq from ledger_follower order by name for update`;
  expect(await addJobs(database, here, (db) => db.rows(held))).toEqual([{ seq: 2 }]);
  const moved = addJobs(database, here, (db) => db.rows(sql`update ledger_follower set seq = 9`));
  await expect(moved).rejects.toThrow('not declared');
});
