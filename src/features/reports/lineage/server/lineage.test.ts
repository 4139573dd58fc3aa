import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import { runCommand } from '#src/server/run-command.ts';
import { noteReads, writeReadings } from './note-readings.ts';

const DAY = 86_400_000;
let now = new Date('2026-06-01T10:00:00Z');
let app: TestApp;
let ada: TestMember;
let ben: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  ben = await app.member(ada);
});
afterAll(() => app.close());

async function call(who: TestMember, route: string, body?: unknown) {
  return app.call(who, route, body === undefined ? {} : { body });
}

async function made(who: TestMember, route: string, body: unknown) {
  const answer = await call(who, `POST /api/v1/${route}`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function readersOf(who: TestMember, type: string, field: string) {
  const answer = await call(who, `GET /api/v1/lineage/${type}/${field}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

function reportBody(name: string, filter: object, more: object = {}) {
  const request = { metrics: ['pipeline_value'], period: 'all', filter };
  return { name, request: JSON.stringify(request), chart: 'number', ...more };
}

async function ownField(label: string, more: object = {}) {
  const body = { record_type: 'company', kind: 'text', label, why: 'To know it.', ...more };
  return made(ada, 'custom-fields', body);
}

/** As the page does, of which the key of a program is none. */
async function look(who: TestMember, reads: { type: string; field: string }[]) {
  const actor = { ...who.actor, via: 'web' as const };
  noteReads({ actor, now: () => now, db: null as never }, reads);
  await writeReadings(app.app.services);
}

test('a field tells the metrics, reports, views and rules that read it', async () => {
  const { name } = await ownField('Grade');
  const filter = { field: 'name', op: 'contains', value: 'a' };
  await made(ada, 'reports', reportBody('Deals with an A', filter));
  await made(ada, 'views', {
    name: 'Best grade',
    record_type: 'company',
    filter: JSON.stringify({ field: name, op: 'is', value: 'A' }),
  });
  const deal = await readersOf(ben, 'deal', 'name');
  expect(deal.readers).toContainEqual(
    expect.objectContaining({ kind: 'report', name: 'Deals with an A', look: null }),
  );
  const grade = await readersOf(ben, 'company', name);
  expect(grade.readers).toEqual([expect.objectContaining({ kind: 'view', name: 'Best grade' })]);
  const amount = await readersOf(ben, 'deal', 'amount');
  expect(amount.readers.map(({ kind }: { kind: string }) => kind)).toContain('metric');
});

test('a report that one may not see is counted, without its name or its days', async () => {
  const filter = { field: 'client_goal', op: 'is_not_empty' };
  const { id } = await made(
    ada,
    'reports',
    reportBody('Secret plan', filter, { visibility: 'private' }),
  );
  await call(ada, `POST /api/v1/reports/${id}/viewed`);
  const theirs = await readersOf(ben, 'deal', 'client_goal');
  expect(theirs.hidden).toEqual([{ kind: 'report', count: 1 }]);
  expect(theirs.look).toBeNull();
  expect(JSON.stringify(theirs)).not.toContain('Secret');
  const hers = await readersOf(ada, 'deal', 'client_goal');
  expect(hers.hidden).toEqual([]);
  const told = hers.readers.find((one: { id: string }) => one.id === id);
  expect(told.look).toEqual({ on: new Date().toISOString().slice(0, 10), people: 1 });
});

test('another workspace learns nothing of it, and has no such field', async () => {
  const field = await ownField('Ours');
  const other = await app.workspace('Other');
  const answer = await call(other, `GET /api/v1/lineage/company/${field.name}`);
  expect(answer.status).toBe(404);
  expect((await readersOf(other, 'deal', 'client_goal')).hidden).toEqual([]);
});

test('who looks at a figure is counted once a day for each field, and named nowhere', async () => {
  const read = { type: 'company', field: 'city' };
  for (const who of [ada, ben, ada]) await look(who, [read]);
  await look(ben, [read]);
  const told = await readersOf(ben, 'company', 'city');
  expect(told.look).toEqual({ on: '2026-06-01', people: 2 });
  now = new Date(now.getTime() + DAY);
  await look(ben, [read]);
  expect((await readersOf(ben, 'company', 'city')).look).toEqual({ on: '2026-06-02', people: 1 });
  const rows = await app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
    db.rows<{ day: string; is_open: boolean }>(sql`
      select day, marks is not null as is_open from field_reading
      where workspace_id = ${ada.actor.workspaceId} and field = 'city' order by day`),
  );
  expect(rows).toEqual([
    { day: '2026-06-01', is_open: false },
    { day: '2026-06-02', is_open: true },
  ]);
});

test('figures fetched by a program are no look of a person', async () => {
  const requests = [{ metrics: ['pipeline_value'], period: 'all', by: { field: 'closes_on' } }];
  expect((await call(ada, 'POST /api/v1/figures/run', { requests })).status).toBe(200);
  await writeReadings(app.app.services);
  expect((await readersOf(ada, 'deal', 'closes_on')).look).toBeNull();
});

test('what nobody reads for 90 days is proposed, kept with a reason, and asked about again', async () => {
  const { name } = await ownField('Fax');
  const lineage = async () => (await call(ada, 'GET /api/v1/lineage')).body;
  const isProposed = async () =>
    (await lineage()).unread.some((one: { field: string }) => one.field === name);
  expect(await isProposed()).toBe(false);
  now = new Date(now.getTime() + 91 * DAY);
  expect(await isProposed()).toBe(true);
  const path = `POST /api/v1/lineage/company/${name}/keep`;
  expect((await call(ben, path, { reason: 'For the audit.' })).status).toBe(403);
  expect((await call(ada, path, { reason: '' })).status).toBe(400);
  const kept = await call(ada, path, { reason: 'For the audit.' });
  expect(kept.status).toBe(200);
  expect(await isProposed()).toBe(false);
  expect((await lineage()).kept).toEqual([
    expect.objectContaining({ field: name, reason: 'For the audit.' }),
  ]);
  const undo = `POST /api/v1/commands/${kept.headers.get('uptake-command')}/undo`;
  expect((await call(ada, undo)).body.undone).toHaveLength(1);
  expect(await isProposed()).toBe(true);
  await call(ada, path, { reason: 'For the audit.' });
  now = new Date(now.getTime() + 91 * DAY);
  expect(await isProposed()).toBe(true);
  await look(ben, [{ type: 'company', field: name }]);
  expect(await isProposed()).toBe(false);
});

test('of the product’s own fields nothing is said until many of their records were opened', async () => {
  // the ledger keeps the true time: what is opened today is in the last 90 days of then
  now = new Date(Date.now() + 90 * DAY);
  const proposed = async () =>
    (await call(ada, 'GET /api/v1/lineage')).body.unread.filter(
      (one: { record_type: string; is_own: boolean }) =>
        one.record_type === 'company' && !one.is_own,
    ).length;
  await openCompanies(1);
  expect(await proposed()).toBe(0);
  await openCompanies(19);
  expect(await proposed()).toBeGreaterThan(0);
});

async function openCompanies(count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { id } = await made(ada, 'companies', { name: `Globex ${at} of ${count}` });
    await call(ada, `POST /api/v1/companies/${id}/viewed`);
  }
}

test('a field of the product that one of its metrics reads is never proposed', async () => {
  for (let at = 0; at < 20; at += 1) {
    const { id } = await made(ada, 'deals', { name: `Turbine ${at}` });
    await call(ada, `POST /api/v1/deals/${id}/viewed`);
  }
  const { unread, fields } = (await call(ada, 'GET /api/v1/lineage')).body;
  const isDeal = (one: { record_type: string }) => one.record_type === 'deal';
  const byMetrics = fields.filter(
    (one: { record_type: string; readers: { metric?: number } }) =>
      isDeal(one) && one.readers.metric,
  );
  const names = byMetrics.map(({ field }: { field: string }) => field);
  expect(names).toContain('closes_on');
  const proposed = unread.filter(isDeal).map(({ field }: { field: string }) => field);
  expect(proposed.filter((field: string) => names.includes(field))).toEqual([]);
});

test('what a program fills in is not called filled in by nobody', async () => {
  now = new Date(Date.now() - 100 * DAY);
  const { name } = await ownField('Draught');
  now = new Date();
  await made(ada, 'companies', { name: 'Initech', [name]: '2 m' });
  const { unread } = (await call(ada, 'GET /api/v1/lineage')).body;
  const told = unread.find((one: { field: string }) => one.field === name);
  expect(told).toMatchObject({ is_filled: true, saving: null });
});

test('a field is put away by one click and comes back by undo, its own or the product’s', async () => {
  const { name } = await ownField('Telex');
  for (const field of [name, 'website']) {
    const path = `POST /api/v1/lineage/company/${field}/put-away`;
    expect((await call(ben, path)).status).toBe(403);
    const away = await call(ada, path);
    expect(away.status, JSON.stringify(away.body)).toBe(200);
    expect(await isAsked(field), field).toBe(false);
    const undo = `POST /api/v1/commands/${away.headers.get('uptake-command')}/undo`;
    expect((await call(ada, undo)).body.undone).toHaveLength(1);
    expect(await isAsked(field), field).toBe(true);
  }
  const name2 = await call(ada, 'POST /api/v1/lineage/company/name/put-away');
  expect(name2.status).toBe(400);
});

async function isAsked(field: string): Promise<boolean> {
  const { fields } = (await call(ada, 'GET /api/v1/lineage')).body;
  return fields.some(
    (one: { record_type: string; field: string }) =>
      one.record_type === 'company' && one.field === field,
  );
}

test('a required field must have a reader: one that stands, or one that it names', async () => {
  const label = 'Hull colour';
  const body = { record_type: 'company', kind: 'text', label, why: 'Why.', required: true };
  const refused = await call(ada, 'POST /api/v1/custom-fields', body);
  expect(refused.status).toBe(409);
  expect(refused.body.detail).toContain('report or rule');
  const named = await made(ada, 'custom-fields', { ...body, used_in: ['Deals with an A'] });
  expect(named.required).toBe(true);
  const { id, name } = await ownField('Keel');
  const path = `PATCH /api/v1/custom-fields/${id}`;
  expect((await call(ada, path, { required: true })).status).toBe(409);
  await made(ada, 'views', {
    name: 'Keels',
    record_type: 'company',
    filter: JSON.stringify({ field: name, op: 'is_not_empty' }),
  });
  const given = await call(ada, path, { required: true });
  expect(given.status, JSON.stringify(given.body)).toBe(200);
});

test('what a field costs is measured from its share of the time in the form', async () => {
  now = new Date(Date.now() - 100 * DAY);
  const { name } = await ownField('Bulb');
  const { id } = await made(ada, 'people', { first_name: 'Pat' });
  const field = await made(ada, 'custom-fields', {
    ...{ record_type: 'person', kind: 'text', label: 'Shoe size', why: 'To know it.' },
  });
  now = new Date();
  const actor = { ...ben.actor, via: 'web' as const };
  const { machinery } = app.app.services;
  const type = recordTypes.get('person')!;
  const patch = { [field.name]: '42', city: 'Rome' };
  await runCommand(machinery, actor, (ctx) => updateRecords(ctx, type, [{ id, patch }]), {
    effort: { interactionMs: 9000, keys: 6 },
  });
  const { unread } = (await call(ada, 'GET /api/v1/lineage')).body;
  const told = (wanted: string) => unread.find((one: { field: string }) => one.field === wanted);
  expect(told(field.name).saving).toEqual({ seconds: 1.5, people: 1, how: 'measured' });
  expect(told(name).saving).toBeNull();
});
