import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { WorkshopBoard } from '../../workshop-board.ts';
import { writeUnnamed } from './write-unnamed.ts';

// all files of the database are read
vi.setConfig({ testTimeout: 120_000 });

const PHONES = 12;
const CARDS_EACH = 5;
/** Phones whose traces are searched for; each needs a look at the whole disk. */
const LOOKED_AT = 2;

let app: TestApp;
let ada: TestMember;
let owner: pg.Client;
let workshop: { id: string; code: string };
/** What each phone has made: nothing of it may be found again. */
const phones = Array.from({ length: PHONES }, () => ({
  token: secret(),
  cards: Array.from({ length: CARDS_EACH }, () => secret()),
}));
/** The cards in the order in which they were sent. */
const sent: string[] = [];

function secret(): string {
  return randomBytes(32).toString('base64url');
}

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  owner = new pg.Client(app.url);
  await owner.connect();
  const { id } = await call('POST', '/workshops', {
    ...{
      template: 'time_to_change',
      title: 'The day',
      held_on: new Date().toISOString().slice(0, 10),
    },
  });
  workshop = { id, code: (await call('GET', `/workshops/${id}`)).code };
  await advanceTo('cards');
  for (const { token } of phones) await send('POST', '', { token });
  for (let round = 0; round < CARDS_EACH; round++) {
    for (const [at, { token, cards }] of phones.entries()) {
      const text = `Kohlmeise ${at} ${round}`;
      await send('PUT', '/draft', { token, secret: cards[round], kind: 'concern', text });
      sent.push(text);
    }
  }
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

async function call(method: string, path: string, body?: object) {
  const { status, body: answer } = await app.call(
    ada,
    `${method} /api/v1${path}`,
    body ? { body } : {},
  );
  expect(status, `${method} ${path} ${JSON.stringify(answer)}`).toBeLessThan(300);
  return answer;
}

async function send(method: string, path: string, body: object) {
  const { status } = await app.call(null, `${method} /api/v1/join/${workshop.code}${path}`, {
    body,
  });
  expect(status).toBe(200);
}

const boardOf = (): Promise<WorkshopBoard> => call('GET', `/workshops/${workshop.id}/board`);

async function advanceTo(kind: string, phase = 'open') {
  for (;;) {
    const { step, phase: now, kind: at } = await boardOf();
    if (at === kind && now === phase) return;
    await call('POST', `/workshops/${workshop.id}/advance`, { from: { step, phase: now } });
  }
}

/** The keyed hashes under which the server holds what a phone has made, as bytes and as hex. */
function hashes(): Buffer[] {
  const key = createHmac('sha256', 'a secret for tests that is long enough')
    .update('workshop secrets')
    .digest();
  const hash = (purpose: string, made: string) =>
    createHmac('sha256', key).update(`${purpose} ${workshop.id} ${made}`).digest();
  return phones
    .slice(0, LOOKED_AT)
    .flatMap(({ token, cards }) => [
      hash('participant', token),
      hash('ballot vote', token),
      hash('draft', cards[0]!),
    ]);
}

/** Everything that the database has on its disk for this database, and its log of writes. */
async function readDisk(): Promise<{ path: string; bytes: Buffer }[] | null> {
  await owner.query('checkpoint');
  const { rows } = await owner.query(
    `select current_setting('data_directory') as dir,
      (select oid from pg_database where datname = current_database()) as oid`,
  );
  const folders = [
    ...[`base/${rows[0].oid}`, 'base/pgsql_tmp', 'pg_wal', 'global', 'pg_xact', 'log'],
    ...['pg_stat', 'pg_stat_tmp', 'pg_logical', 'pg_logical/snapshots'],
  ];
  if (!existsSync(join(rows[0].dir, folders[0]!))) return null;
  const found: { path: string; bytes: Buffer }[] = [];
  for (const folder of folders) {
    if (!existsSync(join(rows[0].dir, folder))) continue;
    for (const entry of await readdir(join(rows[0].dir, folder), { withFileTypes: true })) {
      const path = join(rows[0].dir, folder, entry.name);
      const bytes = entry.isFile() ? await readFile(path).catch(() => null) : null;
      if (bytes) found.push({ path, bytes });
    }
  }
  return found;
}

async function findOnDisk(needles: Buffer[]): Promise<string[] | null> {
  const files = await readDisk();
  if (!files) return null;
  const telling = files.filter(({ bytes }) => needles.some((one) => bytes.includes(one)));
  return telling.map(({ path }) => path);
}

/** Every row of every table that the text stands in. */
async function findInTables(text: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select 1 from ${name} t where strpos(t::text, $1) > 0 limit 1`,
      [text],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

test('before it is revealed, what was sent is in no log of the database and in no event', async () => {
  const files = await findOnDisk([Buffer.from('Kohlmeise 3 1')]);
  if (files) expect(files.filter((path) => path.includes('pg_wal'))).toEqual([]);
  expect(await findInTables('Kohlmeise 3 1')).toEqual(['public.workshop_draft']);
  for (const { token, cards } of phones.slice(0, LOOKED_AT)) {
    for (const one of [token, cards[0]!]) expect(await findInTables(one)).toEqual([]);
  }
});

test('once it is revealed and counted, nothing of what a phone has made is left anywhere', async () => {
  await advanceTo('vote');
  const board = await boardOf();
  expect(board.clusters).toHaveLength(PHONES * CARDS_EACH);
  for (const [at, { token }] of phones.entries()) {
    await send('PUT', '/ballot', { token, dots: { [board.clusters[at]!.id]: 5 } });
  }
  await advanceTo('closed');
  const looked = phones.slice(0, LOOKED_AT);
  const made = looked.flatMap(({ token, cards }) => [token, cards[1]!]);
  const needles = [...hashes(), ...made.map((one) => Buffer.from(one))];
  const files = await findOnDisk(needles);
  if (files) expect(files).toEqual([]);
  for (const one of hashes()) expect(await findInTables(one.toString('hex'))).toEqual([]);
  for (const table of ['participant', 'draft', 'ballot']) {
    const { rows } = await owner.query(`select count(*)::int as count from workshop_${table}`);
    expect(rows[0].count, table).toBe(0);
  }
});

test('where a card lies and what it is called tell nothing of when it was sent', async () => {
  const { rows } = await owner.query<{ text: string; id: string; xmin: string }>(
    'select text, id::text, xmin::text from workshop_card order by ctid',
  );
  const stored = rows.map(({ text }) => text);
  expect(stored.toSorted()).toEqual(sent.toSorted());
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
  expect(Math.abs(correlation(stored.map((text) => sent.indexOf(text))))).toBeLessThan(0.5);
  const byId = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ text }) => text);
  expect(Math.abs(correlation(byId.map((text) => sent.indexOf(text))))).toBeLessThan(0.5);
  for (const { id } of rows) expect(id[14]).toBe('4');
});

test('the ledger tells of no card that was sent, only how many were revealed', async () => {
  const { rows } = await owner.query(
    `select verb, record_type, changes from ledger_event where record_type like 'workshop%'`,
  );
  const revealed = rows.filter(({ verb }) => verb === 'workshop.revealed');
  expect(JSON.stringify(revealed)).toContain(String(PHONES * CARDS_EACH));
  expect(JSON.stringify(rows)).not.toContain('Kohlmeise');
});

test('a backup holds no table of what is not revealed', async () => {
  const { rows } = await owner.query(
    `select relname from pg_class where relkind = 'r' and relpersistence = 'u'
      and relnamespace = 'public'::regnamespace order by 1`,
  );
  expect(rows.map(({ relname }) => relname)).toEqual([
    ...['workshop_ballot', 'workshop_draft', 'workshop_participant'],
  ]);
});

test('nothing else is written without a name', async () => {
  const { machinery } = app.app.services;
  const { workspaceId } = ada.actor;
  const write = writeUnnamed(machinery, { workspaceId, table: 'workshop_draft' }, (db) =>
    db.rows({ text: "update workshop set title = 'x'", values: [] }),
  );
  await expect(write).rejects.toThrow('is not declared as written beside the ledger');
});

/** Of a row of numbers with their places: 1 if it rises throughout. */
function correlation(ranks: number[]): number {
  const mean = (ranks.length - 1) / 2;
  const spread = ranks.reduce((sum, _, at) => sum + (at - mean) ** 2, 0);
  return ranks.reduce((sum, rank, at) => sum + (rank - mean) * (at - mean), 0) / spread;
}
