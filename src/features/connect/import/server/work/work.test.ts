import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestMember } from '#src/main/server/test-app.ts';
import { type ImportApp, startImportApp } from '../test-imports.ts';

let product: ImportApp;
let ada: TestMember;

beforeAll(async () => {
  product = await startImportApp();
});
afterAll(() => product.close());
beforeEach(async () => {
  ada = await product.app.workspace();
});

const ROWS = 1500;

/** More rows than one transaction takes, each seventh a person told of before. */
function makeList(): string {
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const who = row % 7 === 6 ? row - 6 : row;
    const phone = row % 7 === 6 ? `+49 30 ${1_000_000 + row}` : '';
    return `Anna,Rossi${who},Company ${who % 40},anna${who}@web.de,${phone}`;
  });
  return ['First Name,Last Name,Company,E-mail,Phone', ...lines].join('\n');
}

const CREATED = ROWS - Math.floor(ROWS / 7);
const COUNTS = {
  create: CREATED,
  change: ROWS - CREATED,
  same: 0,
  skip: 0,
  failed: 0,
  companies: 40,
};

/** Aborted when the work has looked at it so many times. */
function abortedAfter(looks: number): AbortSignal {
  let left = looks;
  const signal = new AbortController().signal;
  return Object.defineProperty(signal, 'aborted', { get: () => --left < 0 });
}

async function call(route: string, body?: unknown) {
  return product.app.call(ada, route, body === undefined ? {} : { body });
}

async function start(verb: string, content = makeList()): Promise<string> {
  const { body } = await product.upload(ada, content);
  await call(`POST /api/v1/imports/${body.id}/${verb}`);
  return body.id;
}

test('an import that is broken off goes on where it was: no row is lost, none is doubled', async () => {
  const id = await start('run');
  const broken = product.work(ada, 'imports.run', id, abortedAfter(1));
  await expect(broken).rejects.toThrow('goes on');
  const half = await product.get(ada, id);
  expect(half).toMatchObject({ status: 'running', rows: 0 });
  expect(half.progress).toBeGreaterThan(0);
  expect(half.progress).toBeLessThan(1);
  expect(half.counts.create).toBeGreaterThan(0);
  expect(await product.count(ada, 'people')).toBe(half.counts.create);

  // graphile hands a job out again, and two may meet
  await Promise.all([product.work(ada, 'imports.run', id), product.work(ada, 'imports.run', id)]);
  expect(await product.get(ada, id)).toMatchObject({ status: 'done', rows: ROWS, counts: COUNTS });
  expect(await product.count(ada, 'people')).toBe(CREATED);
  expect(await product.count(ada, 'companies')).toBe(40);
});

test('what somebody changes of a company meanwhile stays, and what the list adds is added', async () => {
  const lines = Array.from({ length: 1000 }, (_, row) => `Anna,Rossi${row},Globex,`);
  lines[900] = 'Carla,Bianchi,Globex,Steel';
  const id = await start('run', ['First Name,Last Name,Company,Industry', ...lines].join('\n'));
  let changing: Promise<unknown> | undefined;
  const signal = new AbortController().signal;
  let looks = 0;
  Object.defineProperty(signal, 'aborted', {
    get() {
      // two batches are under way
      if (++looks === 3) changing = moveGlobex();
      return false;
    },
  });
  await product.work(ada, 'imports.run', id, signal);
  await changing;
  const { items } = (await call('GET /api/v1/companies')).body;
  expect(items).toMatchObject([{ name: 'Globex', industry: 'Steel', city: 'Wien' }]);
  expect((await product.get(ada, id)).counts).toMatchObject({ create: 1000, companies: 1 });
});

async function moveGlobex(): Promise<void> {
  const { items } = (await call('GET /api/v1/companies')).body;
  const answer = await call(`PATCH /api/v1/companies/${items[0].id}`, { city: 'Wien' });
  expect(answer.status).toBe(200);
}

test('a rehearsal of a long list says what the import then does, and can be broken off', async () => {
  const id = await start('rehearse');
  const broken = product.work(ada, 'imports.rehearse', id, abortedAfter(1));
  await expect(broken).rejects.toThrow('goes on');
  await product.work(ada, 'imports.rehearse', id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'rehearsed', counts: COUNTS });
  expect(await product.count(ada, 'people')).toBe(0);
});

test('a list whose birthdays decide how it is read is surveyed first, and can be broken off there', async () => {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `Anna,Rossi${row},1/${1 + (row % 12)}/1980`,
  );
  rows[ROWS - 1] = 'Bert,Weiss,12/31/1981';
  const id = await start('run', ['First Name,Last Name,Birthday', ...rows].join('\n'));
  const broken = product.work(ada, 'imports.run', id, abortedAfter(1));
  await expect(broken).rejects.toThrow('goes on');
  expect(await product.get(ada, id)).toMatchObject({ rows: 0, counts: { create: 0 } });
  await product.work(ada, 'imports.run', id);
  expect(await product.get(ada, id)).toMatchObject({ rows: ROWS, counts: { create: ROWS } });
  const filter = JSON.stringify({ field: 'birthday', op: 'is', value: '1980-01-12' });
  const { items } = (await call(`GET /api/v1/people?limit=1&filter=${encodeURIComponent(filter)}`))
    .body;
  expect(items).toHaveLength(1);
});

test('a stopped import keeps what it wrote, and can be undone', async () => {
  const id = await start('run');
  const broken = product.work(ada, 'imports.run', id, abortedAfter(1));
  await expect(broken).rejects.toThrow();
  expect((await call(`POST /api/v1/imports/${id}/cancel`)).body.status).toBe('cancelled');
  await product.work(ada, 'imports.run', id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'cancelled' });
  expect(await product.count(ada, 'people')).toBeGreaterThan(0);
  await call(`POST /api/v1/imports/${id}/undo`);
  await product.work(ada, 'imports.undo', id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'undone', kept: 0 });
  expect(await product.count(ada, 'people')).toBe(0);
  expect(await product.count(ada, 'companies')).toBe(0);
});

test('an undo takes everything back but what somebody changed or used since', async () => {
  const globex = (await call('POST /api/v1/companies', { name: 'Globex' })).body.id;
  const bert = { first_name: 'Bert', last_name: 'Kling', company_id: globex };
  const known = (await call('POST /api/v1/people', bert)).body.id;
  const list = [
    'First Name,Last Name,Company,E-mail,City,Job title',
    'Bert,Kling,Globex,bert@web.de,Bonn,Buyer',
    'Anna,Rossi,Initech,anna@web.de,Ulm,',
    'Carla,Nord,Hooli,carla@web.de,Ulm,',
    'Dora,Weiss,Hooli,dora@web.de,Ulm,',
    'Ede,Wolf,Umbrella,ede@web.de,Ulm,',
  ];
  const max = await product.app.member(ada, { name: 'Max' });
  const { id } = await product.bringIn(max, `${list.join('\n')}\n`);
  const rows = await product.rows(ada, id);
  const [, anna, carla] = rows.map((row: { record: { id: string } }) => row.record.id);
  // since then: one is renamed, one is called, and a field of the known one is changed
  await call(`PATCH /api/v1/people/${anna}`, { last_name: 'Bianchi' });
  const activity = { kind: 'call', occurred_at: '2026-11-22T10:00:00Z', person_id: carla };
  await call('POST /api/v1/activities', activity);
  await call(`PATCH /api/v1/people/${known}`, { city: 'Rome' });

  await product.app.call(max, `POST /api/v1/imports/${id}/undo`);
  await product.work(max, 'imports.undo', id);
  const undone = await product.get(max, id);
  // Anna and her company, Carla and hers, and the city of Bert
  expect(undone).toMatchObject({ status: 'undone', progress: 1, kept: 5 });
  const people = (await call('GET /api/v1/people?sort=title')).body.items;
  expect(people.map(({ title }: { title: string }) => title)).toEqual([
    'Anna Bianchi',
    'Bert Kling',
    'Carla Nord',
  ]);
  expect(people[1]).toMatchObject({ city: 'Rome', emails: [], job_title: null });
  const companies = (await call('GET /api/v1/companies?sort=title')).body.items;
  expect(companies.map(({ title }: { title: string }) => title)).toEqual([
    'Globex',
    'Hooli',
    'Initech',
  ]);
  expect((await call(`POST /api/v1/imports/${id}/undo`)).body.reason).toBe('import_undone');
});

test('what is made for colleagues is taken back as well', async () => {
  const max = await product.app.member(ada, { name: 'Max Muster' });
  const list = 'First Name,Last Name,Owner\nAnna,Rossi,Ada Admin';
  const { id } = await product.bringIn(max, list);
  await product.app.call(max, `POST /api/v1/imports/${id}/undo`);
  await product.work(max, 'imports.undo', id);
  expect(await product.get(max, id)).toMatchObject({ status: 'undone', kept: 0 });
  expect(await product.count(ada, 'people')).toBe(0);
});

test('a company that later rows added to is no longer in use once all its people are taken back', async () => {
  const people = Array.from({ length: 1100 }, (_, row) => `P${row},Rossi,Globex,p${row}@web.de,`);
  const list = ['First Name,Last Name,Company,E-mail,Website', ...people, ',,Globex,,globex.de'];
  const { id } = await product.bringIn(ada, list.join('\n'));
  await call(`POST /api/v1/imports/${id}/undo`);
  await product.work(ada, 'imports.undo', id);
  expect(await product.get(ada, id)).toMatchObject({ status: 'undone', kept: 0 });
  expect(await product.count(ada, 'companies')).toBe(0);
});

test('a file that is no longer there fails with what to do', async () => {
  const id = await start('run', 'Name,E-mail\nAnna Rossi,anna@web.de');
  const { rm } = await import('node:fs/promises');
  await rm(`${product.dataDir}/imports`, { recursive: true });
  await product.work(ada, 'imports.run', id);
  expect(await product.get(ada, id)).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('Upload it again'),
  });
});

test('what does not fit the state of an import is refused with what to do', async () => {
  const id = await start('run', 'Name,E-mail\nAnna Rossi,anna@web.de');
  for (const verb of ['run', 'rehearse', 'undo']) {
    const answer = await call(`POST /api/v1/imports/${id}/${verb}`);
    expect(answer.status).toBe(409);
    expect(answer.body.reason).toBe('import_running');
  }
  expect((await call(`PATCH /api/v1/imports/${id}`, { region: 'DE' })).status).toBe(409);
});

test('a row that the database refuses is left out alone, and the rows after it know those before', async () => {
  const client = new pg.Client(product.app.url);
  await client.connect();
  await client.query(`alter table person add constraint no_bob check (first_name <> 'Bob')`);
  try {
    const rows = makeList().split('\n');
    rows[500] = 'Bob,Wrong,Company 1,bob@web.de,';
    const id = await start('run', rows.join('\n'));
    await product.work(ada, 'imports.run', id);
    const { status, counts } = await product.get(ada, id);
    expect({ status, failed: counts.failed }).toEqual({ status: 'done', failed: 1 });
    expect(counts.create + counts.change + counts.same).toBe(ROWS - 1);
    expect(await product.count(ada, 'people')).toBe(counts.create);
    const query = await call(`GET /api/v1/imports/${id}/rows?outcome=failed`);
    expect(query.body.items).toMatchObject([{ line: 501, issues: [{ reason: 'not_allowed' }] }]);
    expect((await product.bringIn(ada, makeList())).counts.create).toBe(1);
  } finally {
    await client.query('alter table person drop constraint no_bob');
    await client.end();
  }
});

test('two that run the same import at once bring in nobody twice', async () => {
  const id = await start('run');
  await Promise.all([product.work(ada, 'imports.run', id), product.work(ada, 'imports.run', id)]);
  // whoever lost its turn has left it to the other, which may have ended too: once more ends it
  await product.work(ada, 'imports.run', id);
  const { status, counts } = await product.get(ada, id);
  expect({ status, ...counts }).toMatchObject({ status: 'done', ...COUNTS });
  expect(await product.count(ada, 'people')).toBe(CREATED);
});

test('an import that nobody tries again is told as failed, and what came in can be undone', async () => {
  const id = await start('run');
  const broken = product.work(ada, 'imports.run', id, abortedAfter(1));
  await expect(broken).rejects.toThrow('goes on');
  const job = product.app.app.jobs.find(({ name }) => name === 'imports.run')!;
  const { workspaceId, memberId } = ada.actor;
  await job.onGivenUp!({ importId: id, workspaceId, memberId }, null);
  const failed = await product.get(ada, id);
  expect(failed.status).toBe('failed');
  expect(failed.error).toContain('broke off on our side');
  expect(await product.count(ada, 'people')).toBeGreaterThan(0);
  await call(`POST /api/v1/imports/${id}/undo`);
  await product.work(ada, 'imports.undo', id);
  expect((await product.get(ada, id)).status).toBe('undone');
  expect(await product.count(ada, 'people')).toBe(0);
});

test('what is done when it is given up stays done', async () => {
  const id = await start('run', 'First Name,Last Name\nAnna,Rossi');
  await product.work(ada, 'imports.run', id);
  const job = product.app.app.jobs.find(({ name }) => name === 'imports.run')!;
  await job.onGivenUp!({ importId: id }, ada.actor);
  expect((await product.get(ada, id)).status).toBe('done');
});
