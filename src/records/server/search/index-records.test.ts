import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person } from '#src/features/people/person/person.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import { indexRecords } from './index-records.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let count = 0;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
});
afterAll(() => app.close());

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

/** A company under a name of its own, with a person of the other visibility at it. */
async function employ(company: string, person: string, owner = ada) {
  const name = `Zyzzyva${['alpha', 'beta', 'gamma', 'delta', 'omega', 'kappa', 'sigma'][count++]}`;
  const company_id = await make(owner, 'companies', { name, visibility: company });
  const bob = await make(owner, 'people', { first_name: 'Bob', visibility: person, company_id });
  return { name, company_id, bob };
}

async function finds(who: TestMember, text: string, id: string): Promise<boolean> {
  const { body } = await app.call(who, `GET /api/v1/search?q=${text}&limit=50`);
  return body.items.some((item: { id: string }) => item.id === id);
}

test('a person is found by the name of a company that everybody sees', async () => {
  const { name, bob } = await employ('workspace', 'workspace');
  expect(await finds(max, name, bob)).toBe(true);
});

test('the name of a private company finds nobody whom others see', async () => {
  const { name, bob } = await employ('private', 'workspace');
  expect(await finds(max, name, bob)).toBe(false);
  const hidden = await employ('private', 'private');
  expect(await finds(ada, hidden.name, hidden.bob)).toBe(true);
});

test("the name of a team's company finds people of that team alone", async () => {
  const team = await app.team(ada, 'North');
  const nina = await app.member(ada, { teamId: team });
  const nils = await app.member(ada, { teamId: team });
  const open = await employ('team', 'workspace', nina);
  expect(await finds(max, open.name, open.bob)).toBe(false);
  const shared = await employ('team', 'team', nina);
  expect(await finds(nils, shared.name, shared.bob)).toBe(true);
  const own = await employ('team', 'private', nina);
  expect(await finds(nina, own.name, own.bob)).toBe(true);
});

test('people are found by the name of their company as open as it is now', async () => {
  const { name, company_id, bob } = await employ('workspace', 'workspace');
  const path = `PATCH /api/v1/companies/${company_id}`;
  await app.call(ada, path, { body: { visibility: 'private' } });
  expect(await finds(max, name, bob)).toBe(false);
  await app.call(ada, path, { body: { visibility: 'workspace' } });
  expect(await finds(max, name, bob)).toBe(true);
});

test("people are found by the name of a team's company by those of its owner's team now", async () => {
  const [north, south] = [await app.team(ada, 'N'), await app.team(ada, 'S')];
  const owner = await app.member(ada, { teamId: north });
  const mate = await app.member(ada, { teamId: north });
  // the company moves to another team with its owner, the person of a mate stays
  const { name, company_id } = await employ('team', 'team', owner);
  const body = { first_name: 'Bo', company_id, visibility: 'team' };
  const bo = (await app.call(mate, 'POST /api/v1/people', { body })).body.id;
  expect(await finds(mate, name, bo)).toBe(true);
  await app.moveToTeam(ada, owner, south);
  expect(await finds(mate, name, bo)).toBe(false);
  await app.moveToTeam(ada, owner, north);
  expect(await finds(mate, name, bo)).toBe(true);
});

const writeEntries = beside('derived', 'search_entry');

/** As an import has it done when it has stored people. */
function indexBehind(ids: string[]): Promise<void> {
  const { database } = app.app.services.machinery;
  return writeEntries(database, ada.actor.workspaceId, (db) =>
    indexRecords(db, person, ids, { isBehind: true }),
  );
}

async function untilSomebodyWaits(client: pg.Client): Promise<void> {
  while (true) {
    const { rows } = await client.query('select from pg_locks where not granted');
    if (rows.length > 0) return;
    await sleep(10);
  }
}

test('who is put into the bin while search follows an import is not found', async () => {
  const [carla, dora] = [
    await make(ada, 'people', { first_name: 'Carlotta' }),
    await make(ada, 'people', { first_name: 'Doralice' }),
  ];
  const client = new pg.Client(app.url);
  await client.connect();
  try {
    // as an import has stored them
    await client.query('delete from search_entry where record_id = any($1)', [[carla, dora]]);
    await client.query('begin');
    await client.query('update person set deleted_at = now() where id = $1', [carla]);
    const indexed = indexBehind([carla, dora]);
    await untilSomebodyWaits(client);
    await client.query('commit');
    await indexed;
  } finally {
    await client.end();
  }
  expect(await finds(ada, 'Carlotta', carla)).toBe(false);
  expect(await finds(ada, 'Doralice', dora)).toBe(true);
});

test('what somebody has changed while search follows an import is found as it is now', async () => {
  const bert = await make(ada, 'people', { first_name: 'Bertram' });
  await app.call(ada, `PATCH /api/v1/people/${bert}`, { body: { first_name: 'Norbert' } });
  await indexBehind([bert]);
  expect(await finds(ada, 'Norbert', bert)).toBe(true);
  expect(await finds(ada, 'Bertram', bert)).toBe(false);
});
