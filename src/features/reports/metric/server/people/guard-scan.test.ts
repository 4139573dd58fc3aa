import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FigureRequest } from '../../metric.ts';

let app: TestApp;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let eva: TestMember;
const idOf = (who: TestMember) => who.actor.memberId;
const today = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  lea = await app.member(ada, { name: 'Lea' });
  const body = { name: 'North', leader_id: idOf(lea) };
  const north = (await app.call(ada, 'POST /api/v1/teams', { body })).body.id;
  const big = await app.team(ada, 'Big');
  max = await app.member(ada, { name: 'Max', teamId: north });
  eva = await app.member(ada, { name: 'Eva', teamId: big });
  const others: TestMember[] = [];
  for (const name of ['B1', 'B2', 'B3', 'B4']) {
    others.push(await app.member(ada, { name, teamId: big }));
  }
  for (const name of ['C1', 'C2', 'C3']) await app.member(ada, { name });
  for (const [at, who] of [max, max, eva, ...others].entries()) {
    const options = {
      body: { subject: `Call ${at}`, due_on: today },
      headers: { 'uptake-effort': 'ms=60000;keys=10' },
    };
    const task = await app.call(who, 'POST /api/v1/tasks', options);
    expect(task.status, JSON.stringify(task.body)).toBe(201);
    await app.call(who, 'POST /api/v1/deals', { body: { name: `Deal ${at}` } });
    await app.call(who, `POST /api/v1/tasks/${task.body.id}/complete`);
  }
  await throughPages();
});
afterAll(() => app.close());

/** What came by a key counts as typed in the pages. */
async function throughPages(): Promise<void> {
  const db = new pg.Client(app.url);
  await db.connect();
  await db.query(`update ledger_event set via = 'web' where interaction_ms is not null`);
  await db.end();
}

const month = { period: { this: 'month' } } as const;
const kept = { metrics: ['promises_kept'], ...month };
const byOwner = { ...kept, by: { field: 'owner_id' } };
const of = (...ids: string[]) =>
  ({ filter: { field: 'owner_id', op: 'any_of', value: ids } }) as const;

async function ask(who: TestMember, request: FigureRequest) {
  const answer = await app.call(who, 'POST /api/v1/figures/run', { body: { requests: [request] } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.answers[0];
}
const reasonOf = async (who: TestMember, request: FigureRequest) =>
  (await ask(who, request)).error?.reason ?? 'told';
const labels = (answer: { groups: { label: string }[] }) => answer.groups.map(({ label }) => label);

test('nobody makes a table of how colleagues work, whichever figure, field or filter they take', async () => {
  for (const metric of ['promises_kept', 'activities', 'contacts', 'deals_stale', 'follow_up_time'])
    expect(await reasonOf(max, { ...byOwner, metrics: [metric] }), metric).toBe('not_by_person');
  for (const request of [
    { ...kept, by: { field: '$time' }, split: { field: 'owner_id' } },
    { ...kept, by: { field: 'deal_id.owner_id' } },
    { ...kept, ...of(idOf(eva)) },
    { ...kept, filter: { field: 'owner_id', op: 'is_not', value: idOf(eva) } },
    { ...kept, ...of(idOf(max), idOf(eva)) },
    { ...kept, filter: { not: { and: [of(idOf(eva)).filter] } } },
    { ...kept, metrics: ['won_value', 'promises_kept'], ...of(idOf(eva)) },
  ] as FigureRequest[])
    expect(await reasonOf(max, request), JSON.stringify(request)).toBe('not_by_person');
  const body = { request: byOwner, metric: 'promises_kept', group: idOf(eva) };
  const rows = await app.call(max, 'POST /api/v1/figures/rows', { body });
  expect([rows.status, rows.body.reason]).toEqual([403, 'not_by_person']);
});

test('oneself, the whole and figures of the business are told as before', async () => {
  const own = { ...kept, filter: { field: 'owner_id', op: 'is', value: '$me' } } as const;
  expect((await ask(max, own)).totals[0]).toMatchObject({ rows: 2 });
  expect((await ask(max, kept)).totals[0]).toMatchObject({ rows: 7 });
  expect(await reasonOf(max, { ...own, by: { field: 'owner_id' } })).toBe('told');
  const deals = await ask(max, { metrics: ['deals_opened'], ...month, by: { field: 'owner_id' } });
  expect(labels(deals)).toEqual(['B1', 'B2', 'B3', 'B4', 'Eva', 'Max']);
});

test('teams are told of from five people on, and one’s own', async () => {
  const byTeam = { metrics: ['promises_overdue'], ...month, by: { field: 'team_id' } };
  expect(await reasonOf(max, byTeam)).toBe('told');
  const big = [idOf(eva)];
  const members = (await app.call(ada, 'GET /api/v1/members')).body.items;
  for (const one of members) if (/^B\d/.test(one.name)) big.push(one.id);
  expect(await reasonOf(max, { ...kept, ...of(...big) })).toBe('told');
  expect(await reasonOf(max, { ...kept, ...of(...big.slice(1)) })).toBe('not_by_person');
});

test('who leads somebody is told of them, and each look is noted', async () => {
  const answer = await ask(lea, byOwner);
  expect(labels(answer)).toEqual(['Max']);
  expect(answer).toMatchObject({ partly: true, totals: [{ rows: 2 }] });
  expect(await reasonOf(lea, { ...kept, ...of(idOf(max)) })).toBe('told');
  expect(await reasonOf(lea, { ...kept, ...of(idOf(eva)) })).toBe('not_by_person');
  const { database } = app.app.services.machinery;
  const looks = await database.read(lea.actor.workspaceId, (db) =>
    db.rows(sql`select record_id, actor_id from ledger_event where verb = 'uptake.looked'
      and workspace_id = ${lea.actor.workspaceId}`),
  );
  expect(looks).toEqual([{ record_id: idOf(max), actor_id: idOf(lea) }]);
});

test('what writing costs is told of five people or more, or of oneself, and by no key of a person', async () => {
  const minutes = { metrics: ['administration_minutes'], ...month };
  expect((await ask(max, minutes)).totals[0].value).toBeGreaterThan(6);
  for (const request of [
    { ...minutes, by: { field: 'member_day' } },
    { ...minutes, by: { field: 'type' }, split: { field: 'member_day' } },
    { ...minutes, filter: { field: 'member_day', op: 'is', value: 'x' } },
    { ...minutes, filter: { field: 'teller', op: 'is', value: idOf(eva) } },
  ] as FigureRequest[])
    expect((await ask(max, request)).error?.code, JSON.stringify(request)).toBe('invalid');
  const few = {
    ...minutes,
    filter: { field: 'at', op: 'within', value: { last: 1, unit: 'day' } },
  };
  expect((await ask(max, few as FigureRequest)).totals[0].value).not.toBeNull();
  await app.call(eva, 'POST /api/v1/companies', {
    body: { name: 'Acme' },
    headers: { 'uptake-effort': 'ms=90000;keys=10' },
  });
  await throughPages();
  const byType = { ...minutes, by: { field: 'type' } };
  const told = async (who: TestMember) => {
    const { groups, cells } = await ask(who, byType);
    const at = groups.findIndex(({ key }: { key: string }) => key === 'company');
    return cells.find(({ group }: { group: number }) => group === at).value;
  };
  expect([await told(max), await told(eva)]).toEqual([null, 1.5]);
  const body = { request: minutes, metric: 'administration_minutes' };
  const rows = await app.call(max, 'POST /api/v1/figures/rows', { body });
  expect([rows.status, rows.body.reason]).toEqual([403, 'not_by_person']);
  const { body: facts } = await app.call(max, 'GET /api/v1/metrics');
  const entry = facts.sources.find(({ name }: { name: string }) => name === 'entry');
  expect(entry.fields.map(({ name }: { name: string }) => name)).not.toContain('member_day');
});
