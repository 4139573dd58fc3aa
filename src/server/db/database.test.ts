import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { problemResponse } from '../http/problem.ts';
import { connectOwner } from './connect-owner.ts';
import { type Database, openDatabase } from './database.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { TRANSACT } from './transact.ts';
import { UnknownOutcome } from './unknown-outcome.ts';

let server: TestDatabase;
let database: Database;
const here = newId();

beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ url: server.url, maxConnections: 2 });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

function insertTeam(name: string) {
  return sql`insert into team (workspace_id, id, name) values (${here}, ${newId()}, ${name})`;
}

async function teams(workspaceId = here): Promise<string[]> {
  const rows = await database.read(workspaceId, (db) =>
    db.rows<{ name: string }>(sql`select name from team order by name`),
  );
  return rows.map(({ name }) => name);
}

test('what fails halfway is not there, and the connection serves the next', async () => {
  const half = database[TRANSACT](here, async (db) => {
    await db.rows(insertTeam('half'));
    throw new Error('no');
  });
  await expect(half).rejects.toThrow('no');
  expect(await teams()).toEqual([]);
});

test('a transaction that PostgreSQL rolls back at its commit is no success', async () => {
  const swallowed = database[TRANSACT](here, async (db) => {
    await db.rows(insertTeam('swallowed'));
    await db.rows(sql`select 1 / 0`).catch(() => {});
  });
  await expect(swallowed).rejects.toThrow('rolled back');
  expect(await teams()).toEqual([]);
});

test('what fails along with the commit is refused with its own reason', async () => {
  const refused = database[TRANSACT](here, async (db) => {
    await db.rows(insertTeam('refused'));
    db.atCommit(sql`select 1 / 0`);
  });
  await expect(refused).rejects.toThrow('division by zero');
  expect(await teams()).toEqual([]);
});

test('a connection that breaks during the commit says that the outcome is not known', async () => {
  const owner = await connectOwner(server.url, 'test');
  let killed: Promise<unknown> = Promise.resolve();
  const cut = database[TRANSACT](here, async (db) => {
    await db.rows(insertTeam('cut'));
    const { pid } = (await db.first<{ pid: number }>(sql`select pg_backend_pid() as pid`))!;
    db.atCommit(sql`select pg_sleep(5)`);
    killed = setTimeout(50).then(() => owner.query('select pg_terminate_backend($1)', [pid]));
  });
  await expect(cut).rejects.toThrow(UnknownOutcome);
  await killed;
  await owner.end();
  expect(await teams()).toEqual([]);
});

test('a read that somebody waits for ends sooner than other work of the same connection', async () => {
  const alone = openDatabase({ url: server.url, maxConnections: 1 });
  const rest = sql`select pg_sleep(0.2)`;
  const soon = { statementMs: 20 };
  const cut = alone.read(here, (db) => db.rows(rest), soon);
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const problem = problemResponse(await cut.catch((error: unknown) => error), silent);
  expect(problem.status).toBe(413);
  expect(((await problem.json()) as { detail: string }).detail).toContain('narrower filter');
  await alone[TRANSACT](here, (db) => db.rows(rest));
  await expect(alone.read(here, (db) => db.rows(rest), soon)).rejects.toThrow('timeout');
  await alone.read(here, (db) => db.rows(rest));
  await alone.close();
});

test('a read cannot write: PostgreSQL refuses it', async () => {
  const write = database.read(here, (db) => db.rows(insertTeam('unsaid')));
  await expect(write).rejects.toThrow('read-only transaction');
  const job = database.read(here, (db) =>
    db.rows(sql`select enqueue_job('tests.unsaid', '{}'::json)`),
  );
  await expect(job).rejects.toThrow('read-only transaction');
  expect(await teams()).toEqual([]);
});

test('each workspace sees its own, also when connections are shared and calls fail between', async () => {
  const there = newId();
  await database[TRANSACT](here, (db) => db.rows(insertTeam('ours')));
  const reads = Array.from({ length: 40 }, (_, i) => {
    if (i % 5 === 0)
      return database[TRANSACT](here, (db) => db.rows(sql`select 1 / 0`)).catch(() => []);
    return i % 2 ? teams(there) : teams(here);
  });
  const seen = await Promise.all(reads);
  seen.forEach((names, i) => {
    if (i % 5 !== 0) expect(names, String(i)).toEqual(i % 2 ? [] : ['ours']);
  });
  const outside = database[TRANSACT](there, (db) => db.rows(insertTeam('smuggled')));
  await expect(outside).rejects.toThrow('row-level security');
});

test('who finds no connection is told to come again instead of waiting for ever', async () => {
  const narrow = openDatabase({ url: server.url, maxConnections: 1, patienceMs: 100 });
  let go = () => {};
  const held = narrow.read(here, () => new Promise<void>((resolve) => (go = resolve)));
  const late = narrow.read(here, (db) => db.rows(sql`select 1`));
  await expect(late).rejects.toMatchObject({ code: 'busy', details: { retry_after: 3 } });
  go();
  await held;
  expect(await narrow.read(here, (db) => db.rows(sql`select 1 as one`))).toEqual([{ one: 1 }]);
  await narrow.close();
});

test('nobody waits for the lock of another without an end', async () => {
  const [{ lock_timeout: most }] = (await database.read(here, (db) =>
    db.rows<{ lock_timeout: string }>(sql`show lock_timeout`),
  )) as [{ lock_timeout: string }];
  expect(most).toBe('20s');
  const refused = problemResponse({ code: '55P03' }, silent);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '3']);
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };

test('a list comes back as it was stored, whatever its texts hold', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', 'NULL', '{}', 'a,b', '"', '\\', '+43 660 1', ' '),
  );
  const list = fc.array(fc.option(text.filter((one) => !one.includes('\0'))));
  await fc.assert(
    fc.asyncProperty(list, fc.array(fc.uuid()), async (texts, ids) => {
      const [row] = await database.read(here, (db) =>
        db.rows(sql`select ${texts}::text[] as texts, ${ids}::uuid[] as ids`),
      );
      expect(row).toEqual({ texts, ids });
    }),
  );
});
