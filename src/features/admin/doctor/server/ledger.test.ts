import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { checkLedgers } from './check-ledgers.ts';
import { findLedgerFaults } from './ledger-fault-queries.ts';

const now = new Date('2026-11-22T12:00:00Z');

let app: TestApp;
let client: pg.Client;
let folder: string;
let workspaceId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uptake-ledger-'));
  app = await startTestApp();
  const admin = await app.workspace('Acme');
  workspaceId = admin.actor.workspaceId;
  for (const first_name of ['Anna', 'Bert', 'Cleo', 'Dora']) {
    await app.call(admin, 'POST /api/v1/people', { body: { first_name } });
  }
  await app.workspace('Other');
  client = new pg.Client(app.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await app.close();
  await rm(folder, { recursive: true });
});
// what a test does to the database is undone
beforeEach(async () => {
  await client.query('begin');
  return async () => {
    await client.query('rollback');
  };
});

const mine = () => `workspace_id = '${workspaceId}'`;
const tampering: [name: string, sql: () => string, faultAt: number | undefined][] = [
  [
    'who did it is altered',
    () => `update ledger_event set actor_id = null where ${mine()} and seq = 4`,
    4,
  ],
  [
    'when it was is altered',
    () => `update ledger_event set at = at - interval '1 day' where ${mine()} and seq = 4`,
    4,
  ],
  [
    'a value is altered',
    () =>
      `update ledger_event set changes = '{"first_name":[null,"Eve"]}' where ${mine()} and seq = 4`,
    4,
  ],
  [
    'a value is put where it was erased',
    () =>
      `update ledger_event set changes = '{"first_name":[null,"Eve"]}', changes_salt = null where ${mine()} and seq = 4`,
    4,
  ],
  ['an event is deleted', () => `delete from ledger_event where ${mine()} and seq = 3`, 4],
  ['the tail is cut off', () => `delete from ledger_event where ${mine()} and seq > 5`, undefined],
  ['the first event is deleted', () => `delete from ledger_event where ${mine()} and seq = 1`, 2],
  ['all events are deleted', () => `delete from ledger_event where ${mine()}`, undefined],
  ['the ledger is emptied with its head', () => 'truncate ledger_event, ledger_head', 0],
  ['only the head is removed', () => 'delete from ledger_head', 0],
  [
    'an event is put into the middle',
    () => `
      update ledger_event set seq = seq + 1000 where ${mine()} and seq >= 4;
      insert into ledger_event select (e).* from (select jsonb_populate_record(
        ev, jsonb_build_object('seq', 4, 'id', gen_random_uuid())) as e
        from ledger_event ev where ${mine()} and seq = 3) as forged;
      update ledger_event set seq = seq - 999 where ${mine()} and seq >= 1000;
      update ledger_head set seq = seq + 1 where ${mine()}`,
    4,
  ],
  [
    'two events are exchanged',
    () => `
      update ledger_event set seq = 1004 where ${mine()} and seq = 4;
      update ledger_event set seq = 4 where ${mine()} and seq = 5;
      update ledger_event set seq = 5 where ${mine()} and seq = 1004`,
    4,
  ],
  [
    'the last event is altered with its own hash made anew',
    () => `
      update ledger_event e set actor_id = null
        where ${mine()} and seq = (select seq from ledger_head where ${mine()});
      update ledger_event e set hash = ledger_hash((select b.hash from ledger_event b
          where b.workspace_id = e.workspace_id and b.seq = e.seq - 1), e)
        where ${mine()} and seq = (select seq from ledger_head where ${mine()})`,
    undefined,
  ],
];

for (const [name, sql, faultAt] of tampering) {
  test(`tampering with the ledger as superuser is found: ${name}`, async () => {
    expect(await findLedgerFaults(client, workspaceId)).toEqual([]);
    await client.query(sql());
    const faults = await findLedgerFaults(client, workspaceId);
    expect(faults).not.toEqual([]);
    if (faultAt !== undefined) expect(faults.map(({ seq }) => seq)).toContain(faultAt);
  });
}

test('a ledger cut off together with its head is found by what was seen before', async () => {
  const dataDir = join(folder, 'marks');
  const look = async () => {
    const findings = await checkLedgers(client, { dataDir, now });
    return findings.map(({ verdict }) => verdict);
  };
  expect(await look()).toEqual(['ok', 'ok']);
  await client.query(`
    delete from ledger_event where ${mine()} and seq > 5;
    update ledger_head h set seq = 5,
      hash = (select hash from ledger_event e where e.workspace_id = h.workspace_id and seq = 5)
    where ${mine()}`);
  expect(await findLedgerFaults(client, workspaceId)).toEqual([]);
  expect(await look()).toEqual(['fault', 'ok']);
  // and it stays found
  expect(await look()).toEqual(['fault', 'ok']);
});

test('a workspace that is gone with its ledger is found', async () => {
  const dataDir = join(folder, 'gone');
  await checkLedgers(client, { dataDir, now });
  await client.query(`
    delete from ledger_event where ${mine()}; delete from ledger_head where ${mine()};
    delete from directory.workspace where id = '${workspaceId}'`);
  const verdicts = (await checkLedgers(client, { dataDir, now })).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['ok', 'fault']);
});
