import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FigureRequest } from '../metric.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
const ids: Record<string, string> = {};

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  for (const [name, by, more] of [
    ['A', ada, { closes_on: '2026-03-31' }],
    ['B', max, {}],
    ['Secret', max, { visibility: 'private' }],
  ] as const) {
    const made = await app.call(by, 'POST /api/v1/deals', { body: { name, ...more } });
    expect(made.status).toBe(201);
    ids[name] = made.body.id;
  }
});
afterAll(() => app.close());

const run = (by: TestMember | null, ...requests: FigureRequest[]) =>
  app.call(by, 'POST /api/v1/figures/run', { body: { requests } });
const rows = (by: TestMember, body: object) => app.call(by, 'POST /api/v1/figures/rows', { body });

test('every metric of the product can be answered, grouped by time, compared, and by its owner', async () => {
  const { body } = await app.call(ada, 'GET /api/v1/metrics');
  expect(body.metrics.filter((one: { refused?: string }) => one.refused)).toEqual([]);
  const names: string[] = body.metrics.map((one: { name: string }) => one.name);
  expect(names.length).toBeGreaterThan(30);
  const wrong: unknown[] = [];
  for (let from = 0; from < names.length; from += 8) {
    const some = names.slice(from, from + 8);
    const requests = some.flatMap((name): FigureRequest[] => [
      { metrics: [name], period: { this: 'month' }, compare: 'previous' },
      { metrics: [name], period: { this: 'quarter' }, by: { field: '$time', step: 'month' } },
      { metrics: [name], period: { this: 'year' }, by: { field: 'owner_id' } },
    ]);
    const answer = await run(ada, ...requests);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    answer.body.answers.forEach((one: object, index: number) => {
      if ('error' in one) wrong.push([requests[index], one.error]);
    });
  }
  expect(wrong).toEqual([]);
});

const closing: FigureRequest = { metrics: ['deals_opened'], period: { this: 'day' } };

test('a mark leads to its records, page by page, and to no others', async () => {
  const first = await rows(ada, { request: closing, metric: 'deals_opened', limit: 1 });
  expect(first.body).toMatchObject({ record_type: 'deal', items: [{ title: 'B' }] });
  const cursor = first.body.next_cursor;
  const rest = await rows(ada, { request: closing, metric: 'deals_opened', limit: 1, cursor });
  expect(rest.body.items).toMatchObject([{ title: 'A' }]);
  expect(rest.body.next_cursor).toBeNull();
  const byOwner = { ...closing, by: { field: 'owner_id' } };
  const mark = { request: byOwner, metric: 'deals_opened', group: max.actor.memberId };
  expect((await rows(ada, mark)).body.items).toMatchObject([{ id: ids.B }]);
  expect((await rows(max, mark)).body.items).toHaveLength(2);
  expect((await rows(ada, { ...mark, group: null })).body.items).toEqual([]);
  for (const wrong of [
    { ...mark, group: 'nobody' },
    { ...mark, split: 'x' },
    { ...mark, metric: 'nothing' },
    { ...mark, lacking: 'about' },
    { ...mark, cursor: 'x' },
  ]) {
    const answer = await rows(ada, wrong);
    expect([answer.status, answer.body.detail]).toEqual([400, expect.stringMatching(/\.$/)]);
  }
});

test('of follow-ups that are open those past their day are missing, not those that can still be in time', async () => {
  const owner = await app.workspace('Follow-ups');
  const add = (subject: string, days: number) => {
    const due_on = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    return app.call(owner, 'POST /api/v1/tasks', { body: { subject, due_on } });
  };
  const done = await add('Done', 3);
  await app.call(owner, `POST /api/v1/tasks/${done.body.id}/complete`, { body: {} });
  await add('In time', 3);
  const request: FigureRequest = { metrics: ['follow_up_time'], period: { this: 'month' } };
  const needs = async () => (await run(owner, request)).body.answers[0].totals[0].fitness.needs;
  const doneOf = (of: number) => expect.objectContaining({ field: 'done_at', filled: 1, of });
  expect(await needs()).toContainEqual(doneOf(1));
  await add('Late', -3);
  expect(await needs()).toContainEqual(doneOf(2));
});

test('of what is looked at once, at the end of its period, the answer says so', async () => {
  const request: FigureRequest = {
    metrics: ['deals_open', 'pipeline_coverage', 'deals_opened'],
    period: { this: 'month' },
  };
  const [{ metrics }] = (await run(ada, request)).body.answers;
  expect(metrics.map(({ stands }: { stands?: true }) => stands ?? false)).toEqual([
    true,
    false,
    false,
  ]);
});

test('of cases without an answer those past the day promised are missing, not those still in time', async () => {
  const owner = await app.workspace('First answers');
  const database = new pg.Client(app.url);
  await database.connect();
  const open = async (subject: string, days: number) => {
    const made = await app.call(owner, 'POST /api/v1/cases', { body: { subject } });
    expect(made.status).toBe(201);
    await database.query(
      `update service_case set response_due_at = now() + $2 * interval '1 day' where id = $1`,
      [made.body.id, days],
    );
    return made.body.id;
  };
  const request: FigureRequest = { metrics: ['first_response_time'], period: { this: 'month' } };
  const needs = async () => (await run(owner, request)).body.answers[0].totals[0].fitness.needs;
  const answered = (of: number) =>
    expect.objectContaining({ field: 'first_response_at', filled: 1, of });
  await app.call(owner, `POST /api/v1/cases/${await open('Answered', 3)}/resolve`, {
    body: { resolution: 'A new seal' },
  });
  await open('In time', 3);
  expect(await needs()).toContainEqual(answered(1));
  await open('Late', -3);
  expect(await needs()).toContainEqual(answered(2));
  await database.end();
});

test('each record behind a figure says what it gives to it and when, and their list holds the same', async () => {
  const fourth = await app.workspace('Fourth');
  for (const [name, amount] of [
    ['Small', 5000],
    ['Large', 90_000],
  ] as const) {
    const body = { name, amount: { amount, currency: 'EUR' } };
    const made = await app.call(fourth, 'POST /api/v1/deals', { body });
    await app.call(fourth, `POST /api/v1/deals/${made.body.id}/win`, { body: { note: 'Price' } });
  }
  const request: FigureRequest = {
    ...{ metrics: ['won_value'], period: { this: 'year' } },
    ...{ by: { field: '$time', step: 'month' }, split: { field: 'owner_id' } },
  };
  const [answer] = (await run(fourth, request)).body.answers;
  const today = new Date().toISOString().slice(0, 10);
  const group = `${today.slice(0, 7)}-01`;
  expect(answer.groups.map(({ key }: { key: string }) => key)).toContain(group);
  const mark = { request, metric: 'won_value', group, split: fourth.actor.memberId };
  const { body } = await rows(fourth, mark);
  expect(body.measured).toMatchObject({ name: 'won_value', unit: 'money', currency: 'EUR' });
  expect(body.time).toMatchObject({ type: 'deal', name: 'closed_at' });
  expect(body.items.map(({ id }: { id: string }) => body.told[id])).toEqual([
    { value: 90_000, day: today },
    { value: 5000, day: today },
  ]);
  const filter = encodeURIComponent(JSON.stringify(body.list));
  const listed = await app.call(fourth, `GET /api/v1/deals?sort=-created_at&filter=${filter}`);
  expect(listed.body.items.map(({ name }: { name: string }) => name)).toEqual(['Large', 'Small']);
  const then = { from: '2026-01-01', to: '2026-01-31' };
  const past = { metrics: ['pipeline_value'], period: then };
  const standing = await rows(fourth, { request: past, metric: 'pipeline_value' });
  expect(standing.body).toMatchObject({ list: null, time: null });
});

test('the records behind money come by how much they give, behind anything else by their day', async () => {
  const fifth = await app.workspace('Fifth');
  for (const [name, amount, closes_on] of [
    ['Small', 5000, '2026-05-20'],
    ['Large', 90_000, '2026-05-10'],
    ['Even', 5000, '2026-05-15'],
  ] as const) {
    const body = { name, closes_on, amount: { amount, currency: 'EUR' } };
    await app.call(fifth, 'POST /api/v1/deals', { body });
  }
  await app.call(fifth, 'POST /api/v1/deals', { body: { name: 'None', closes_on: '2026-05-25' } });
  for (const day of ['05-12', '05-14', '05-13']) {
    const occurred_at = `2026-${day}T09:00:00Z`;
    const made = await app.call(fifth, 'POST /api/v1/activities', {
      body: { kind: 'call', body: day, occurred_at },
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
  }
  const titlesOf = async (metric: string, period: FigureRequest['period']) => {
    const titles: string[] = [];
    const owners = new Set();
    let cursor: string | undefined;
    do {
      const ask = {
        request: { metrics: [metric], period },
        metric,
        limit: 1,
        ...(cursor && { cursor }),
      };
      const { body } = await rows(fifth, ask);
      titles.push(...body.items.map(({ title }: { title: string }) => title));
      for (const { owner_id } of body.items) owners.add(owner_id);
      cursor = body.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect([...owners]).toEqual([fifth.actor.memberId]);
    return titles;
  };
  expect(await titlesOf('pipeline_value', 'all')).toEqual(['Large', 'Even', 'Small', 'None']);
  const may = { from: '2026-05-01', to: '2026-05-31' };
  expect(await titlesOf('activities', may)).toEqual(['05-14', '05-13', '05-12']);
});

test('wherever a figure has a list, it holds as many records as stand behind the figure', async () => {
  const { metrics } = (await app.call(ada, 'GET /api/v1/metrics')).body;
  const plurals = new Map<string, string>();
  for (const one of (await app.call(ada, 'GET /api/v1/record-types')).body.items) {
    plurals.set(one.type, one.plural);
  }
  let lists = 0;
  for (const { name } of metrics) {
    const request = { metrics: [name], period: { this: 'year' } };
    const { body } = await rows(ada, { request, metric: name });
    if (!body.list) continue;
    lists += 1;
    const filter = encodeURIComponent(JSON.stringify(body.list));
    const path = `GET /api/v1/${plurals.get(body.record_type)}/count?filter=${filter}`;
    const { count } = (await app.call(ada, path)).body;
    expect([name, count]).toEqual([name, body.items.length]);
  }
  expect(lists).toBeGreaterThan(20);
});

test('what a figure lacks leads to the records that lack it, and reads tell every field', async () => {
  const request: FigureRequest = { metrics: ['pipeline_value'], period: { this: 'month' } };
  const [answer] = (await run(ada, request)).body.answers;
  const [need] = answer.totals[0].fitness.needs;
  expect(need).toMatchObject({ type: 'deal', field: 'amount', filled: 0, of: 2 });
  expect(answer.totals[0].fitness.reasons).toContain('coverage');
  const lacking = await rows(ada, { request, metric: 'pipeline_value', lacking: 'amount' });
  expect(lacking.body.items.map(({ title }: { title: string }) => title)).toEqual(['B', 'A']);
  const { metrics } = (await app.call(ada, 'GET /api/v1/metrics')).body;
  const of = (name: string) => metrics.find((one: { name: string }) => one.name === name);
  expect(of('pipeline_value')).toMatchObject({ standing: true, sources: ['deal'] });
  expect(of('pipeline_value').reads).toEqual(
    expect.arrayContaining([
      { type: 'deal', field: 'amount' },
      { type: 'deal', field: 'status' },
    ]),
  );
  // entries of the ledger are no field that anybody fills in
  const without = metrics.filter(({ reads }: { reads: unknown[] }) => reads.length === 0);
  expect(without.flatMap(({ sources }: { sources: string[] }) => sources)).not.toContain('deal');
});

test('what one part of a quotient lacks leads to the records that lack it', async () => {
  const third = await app.workspace('Third');
  const amount = { amount: 5000, currency: 'EUR' };
  for (const [body, end] of [
    [{ name: 'Won', amount }, 'win'],
    [{ name: 'Lost without a price' }, 'lose'],
  ] as const) {
    const how = { note: 'Too dear' };
    const made = await app.call(third, 'POST /api/v1/deals', { body });
    const ended = await app.call(third, `POST /api/v1/deals/${made.body.id}/${end}`, { body: how });
    expect(ended.status, JSON.stringify(ended.body)).toBe(200);
  }
  const metric = 'win_rate_by_value';
  const request: FigureRequest = { metrics: [metric], period: { this: 'year' } };
  const [answer] = (await run(third, request)).body.answers;
  expect(answer.totals[0].fitness.needs).toMatchObject([{ field: 'amount', filled: 1, of: 2 }]);
  const lacking = await rows(third, { request, metric, lacking: 'amount' });
  expect(lacking.body.items).toMatchObject([{ title: 'Lost without a price' }]);
  expect((await rows(third, { request, metric, lacking: 'city' })).status).toBe(400);
  expect((await rows(ada, { request, metric, lacking: 'amount' })).body.items).toEqual([]);
});

test('what is private to another is in no number, comparison, group, split or row, nor what another workspace has', async () => {
  const request: FigureRequest = {
    metrics: ['deals_opened'],
    period: { this: 'day' },
    by: { field: 'title' },
    split: { field: 'visibility' },
    compare: {
      from: new Date().toISOString().slice(0, 10),
      to: new Date().toISOString().slice(0, 10),
    },
  };
  const seen = async (by: TestMember) => {
    const [answer] = (await run(by, request)).body.answers;
    const titles = answer.groups.map(({ key }: { key: string }) => key).sort();
    return [answer.totals[0].value, answer.totals[0].was, titles];
  };
  expect(await seen(ada)).toEqual([2, 2, ['A', 'B']]);
  expect(await seen(max)).toEqual([3, 3, ['A', 'B', 'Secret']]);
  expect(await seen(stranger)).toEqual([0, 0, []]);
  const drill = { request: closing, metric: 'deals_opened' };
  expect((await rows(stranger, drill)).body.items).toEqual([]);
  expect(
    (await rows(ada, { ...drill, request: { ...closing, as_of: '2026-01-01' } })).body.items,
  ).toEqual([]);
  expect((await run(null, closing)).status).toBe(401);
});

test('rows that are no records know only what they are made of, and one that is refused stops no other', async () => {
  const open = { metrics: ['weighted_pipeline'], period: { this: 'month' } as const };
  const by = { field: '$time', step: 'month' as const };
  const long = { period: { next: 1000, unit: 'year' } as const, compare: 'year_before' as const };
  const answer = await run(
    ada,
    { ...open, filter: { field: 'title', op: 'is', value: 'A' } },
    { ...open, filter: { field: 'created_at', op: 'is_empty' } },
    { ...open, filter: { field: 'visibility', op: 'is', value: 'private' } },
    { ...closing, ...long, by },
    { ...open, filter: { field: 'owner_id', op: 'is', value: '$me' } },
  );
  expect(answer.status).toBe(200);
  const details = answer.body.answers.map(
    (one: { error?: { detail: string } }) => one.error?.detail,
  );
  expect(details).toEqual([
    expect.stringContaining('There is no field "title"'),
    expect.stringContaining('There is no field "created_at"'),
    expect.stringContaining('There is no field "visibility"'),
    expect.stringContaining('too many steps'),
    undefined,
  ]);
  expect(details[0]).not.toMatch(/title,|visibility|updated_at/);
});

test('a question that is none is refused with what to give', async () => {
  const bad = async (request: object) => {
    const answer = await app.call(ada, 'POST /api/v1/figures/run', {
      body: { requests: [{ ...closing, ...request }] },
    });
    return answer.body.detail ?? answer.body.answers[0].error?.detail;
  };
  const sevenTimes = Array.from({ length: 7 }, () => 'deals_opened');
  for (const request of [
    { metrics: [] },
    { metrics: sevenTimes },
    { period: { this: 'century' } },
    { period: { from: '2026-02-30', to: '2026-03-01' } },
    { period: { from: '2026-03-02', to: '2026-03-01' } },
    { period: { from: '1000-01-01', to: '2900-01-01' }, by: { field: '$time', step: 'day' } },
    { by: { field: 'lines' } },
    { by: { field: 'amount' } },
    { by: { field: 'company_id.city.more' } },
    { by: { field: "x'; drop table deal" } },
    { split: { field: 'status' } },
    { as_of: '2999-01-01' },
    { as_of: 'yesterday' },
    { filter: { field: 'nothing', op: 'is', value: 1 } },
    { filter: { nonsense: true } },
    { filter: { has: 'deal' } },
  ]) {
    expect(await bad(request), JSON.stringify(request)).toMatch(/\S/);
  }
  const many = Array.from({ length: 25 }, () => closing);
  expect((await run(ada, ...many)).status).toBe(400);
});
