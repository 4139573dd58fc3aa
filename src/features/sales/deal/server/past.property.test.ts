import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { factsOf, isSameFacts } from '../deal-states.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let db: pg.Client;
// biome-ignore lint/suspicious/noExplicitAny: answers as they come
let stages: any[];
let pipelineId: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  const [first] = (await app.call(ada, 'GET /api/v1/pipelines/settings')).body.pipelines;
  stages = first.stages;
  pipelineId = first.id;
  db = new pg.Client(app.url);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await app.close();
});

const money = (amount: number, currency = 'EUR') => ({ amount, currency });

async function make(body: object, by = ada) {
  const answer = await app.call(by, 'POST /api/v1/deals', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** All that was is moved so many days into the past, in the ledger's reading of it too. */
async function letDaysPass(days: number): Promise<void> {
  const by = `interval '${days} days'`;
  await db.query(`update deal_state set since = since - ${by}, until = until - ${by},
    closed_at = closed_at - ${by}`);
}

function dayAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

async function asOf(day: string, by = ada, more = '') {
  const answer = await app.call(by, `GET /api/v1/pipelines/${pipelineId}/as-of?day=${day}${more}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function changes(from: string, to: string, kind = '', by = ada) {
  const query = `from=${from}&to=${to}${kind && `&kind=${kind}`}`;
  const answer = await app.call(by, `GET /api/v1/pipelines/${pipelineId}/changes?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

function countsOf(answer: { changes: { kind: string; count: number }[] }) {
  const filled = answer.changes.filter(({ count }) => count > 0);
  return Object.fromEntries(filled.map(({ kind, count }) => [kind, count]));
}

test('the pipeline of a past day is as it was, and what changed since has its deals', async () => {
  const a = await make({ name: 'A', amount: money(1000), closes_on: '2027-01-31' });
  const b = await make({ name: 'B', amount: money(9, 'JPY'), stage_id: stages[1].id });
  await make({ name: 'Hidden', amount: money(5), visibility: 'private' }, max);
  await letDaysPass(10);
  const move = (id: string, body: object) =>
    app.call(ada, `POST /api/v1/deals/${id}/move`, { body });
  await move(a.id, { stage_id: stages[1].id, amount: money(1500), closes_on: '2027-02-28' });
  await app.call(ada, `POST /api/v1/deals/${b.id}/win`, { body: {} });
  const c = await make({ name: 'C', amount: money(70) });
  const then = await asOf(dayAgo(5));
  expect(then.stages[0]).toMatchObject({ count: 1, sums: [{ ...money(1000), weighted: 100 }] });
  expect(then.stages[1].sums).toEqual([{ ...money(9, 'JPY'), weighted: 3 }]);
  expect(then.stages[4].count).toBe(0);
  const now = await asOf(dayAgo(0));
  expect(now.stages.map(({ count }: { count: number }) => count)).toEqual([1, 1, 0, 0, 1, 0]);
  expect((await asOf(dayAgo(5), max)).stages[0].count, 'his own he sees').toBe(2);
  expect((await asOf(dayAgo(20))).stages[0].count).toBe(0);
  const rows = await asOf(dayAgo(5), ada, `&stage_id=${stages[0].id}`);
  expect(rows.items).toMatchObject([{ title: 'A', amount: money(1000), closes_on: '2027-01-31' }]);

  const since = await changes(dayAgo(5), dayAgo(0));
  expect(countsOf(since)).toEqual({ new: 1, won: 1, forward: 1, amount: 1, later: 1 });
  const of = (kind: string) =>
    since.changes.find((one: { kind: string }) => one.kind === kind).sums;
  expect(of('amount')).toEqual([money(500)]);
  expect(of('won')).toEqual([money(9, 'JPY')]);
  const slipped = await changes(dayAgo(5), dayAgo(0), 'later');
  expect(slipped.items).toMatchObject([
    {
      title: 'A',
      closes_on: '2027-02-28',
      was: { closes_on: '2027-01-31', stage: stages[0].name },
    },
  ]);
  await app.call(ada, `DELETE /api/v1/deals/${c.id}`);
  expect(countsOf(await changes(dayAgo(5), dayAgo(0)))).not.toHaveProperty('new');
  const foreign = `GET /api/v1/pipelines/${pipelineId}/as-of?day=${dayAgo(5)}`;
  expect((await app.call(stranger, foreign)).status).toBe(404);
});

const step = fc.oneof(
  fc.record({ do: fc.constant('move' as const), to: fc.nat(5) }),
  fc.record({
    do: fc.constant('amount' as const),
    to: fc.option(fc.integer({ min: 0, max: 900 })),
  }),
  fc.record({ do: fc.constant('closes' as const), to: fc.integer({ min: 1, max: 28 }) }),
  fc.record({ do: fc.constant('bin' as const), to: fc.constant(0) }),
  fc.record({ do: fc.constant('restore' as const), to: fc.constant(0) }),
  fc.record({ do: fc.constant('undo' as const), to: fc.constant(0) }),
);

test('what was kept with each change is what the ledger tells, also after undo', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const { id } = await make({ name: 'Any' });
      let last: string | null = null;
      for (const one of steps) {
        const answer = await take(id, one, last);
        if (answer && answer.status < 300) last = answer.headers.get('uptake-command') ?? last;
      }
      expect(await statesOf(id)).toEqual(await toldByLedger(id));
    }),
    { numRuns: 25 },
  );
});

function take(
  id: string,
  { do: what, to }: { do: string; to: number | null },
  last: string | null,
) {
  const one = `/api/v1/deals/${id}`;
  if (what === 'move') {
    const body = { stage_id: stages[to!].id, skip_reason: 'so', note: 'so' };
    return app.call(ada, `POST ${one}/move`, { body });
  }
  if (what === 'amount') {
    return app.call(ada, `PATCH ${one}`, { body: { amount: to === null ? null : money(to) } });
  }
  if (what === 'closes')
    return app.call(ada, `PATCH ${one}`, { body: { closes_on: `2027-03-${10 + (to! % 20)}` } });
  if (what === 'bin') return app.call(ada, `DELETE ${one}`);
  if (what === 'restore') return app.call(ada, `POST ${one}/restore`);
  return last ? app.call(ada, `POST /api/v1/commands/${last}/undo`) : null;
}

/** Values in their order; the clocks of the command and of the ledger are moments apart. */
async function statesOf(id: string) {
  const { rows } = await db.query(
    `select stage_id, status, amount, currency, closes_on::text, probability, owner_id,
      closed_at is null as open, until = 'infinity' as now
    from deal_state where deal_id = $1 and since <> until order by since`,
    [id],
  );
  return rows;
}

/** The states of one deal, as its events tell them in their order. */
async function toldByLedger(id: string) {
  const { rows } = await db.query(
    `select at::text, changes from ledger_event
    where record_id = $1 and changes is not null order by seq`,
    [id],
  );
  const row: Record<string, unknown> = {};
  const states: (NonNullable<ReturnType<typeof factsOf>> & { since: string; until: string })[] = [];
  for (const { at, changes } of rows) {
    for (const [name, [, after]] of Object.entries<[unknown, unknown]>(changes)) row[name] = after;
    const facts = factsOf(row);
    const last = states.at(-1);
    const isOn = last?.until === 'infinity';
    if (facts && isOn && isSameFacts(last, facts)) continue;
    if (isOn) last.until = at;
    if (facts) states.push({ ...facts, since: at, until: 'infinity' });
  }
  return states
    .filter(({ since, until }) => since !== until)
    .map(({ since: _, until, pipeline_id: __, closed_at, amount, ...facts }) => ({
      ...{ ...facts, amount: amount === null ? null : String(amount) },
      ...{ open: closed_at === null, now: until === 'infinity' },
    }));
}
