import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { speakOf } from '../test-approvals.ts';

let app: TestApp;
let we: ReturnType<typeof speakOf>;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  we = speakOf(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada);
});

const ROUTE = 'POST /api/v1/approval-rules';
const usual = {
  record_type: 'quote',
  conditions: { discount_over: '15' },
  steps: [{ approver: { kind: 'leader' }, hours: 4 }],
};
const list = async (who: TestMember) =>
  (await we.call(who, 'GET /api/v1/approval-rules')).body.items;

test('an administrator adds, changes and removes rules, and each can be undone', async () => {
  const made = await we.call(ada, ROUTE, usual);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const path = `/api/v1/approval-rules/${made.body.id}`;
  const changed = await we.call(ada, `PATCH ${path}`, { conditions: { discount_over: '20' } });
  expect(changed.body.conditions).toEqual({ discount_over: '20' });
  expect((await we.undo(ada, changed)).status).toBe(200);
  expect((await list(max))[0].conditions).toEqual({ discount_over: '15' });
  const removed = await we.call(ada, `DELETE ${path}`);
  expect(await list(ada)).toEqual([]);
  expect((await we.undo(ada, removed)).status).toBe(200);
  expect(await list(ada)).toHaveLength(1);
  expect((await we.undo(ada, made)).status).toBe(200);
  expect(await list(ada)).toEqual([]);
});

test('others read the rules and do not change them; another workspace sees nothing', async () => {
  const id = await we.rule(ada);
  expect(await list(max)).toHaveLength(1);
  expect((await we.call(max, ROUTE, usual)).status).toBe(403);
  expect((await we.call(max, `DELETE /api/v1/approval-rules/${id}`)).status).toBe(403);
  const other = await app.workspace('Other');
  expect(await list(other)).toEqual([]);
  expect((await we.call(other, `DELETE /api/v1/approval-rules/${id}`)).status).toBe(404);
});

test.each([
  ['no approver', { steps: [] }],
  ['a discount that is none', { conditions: { discount_over: '-3' } }],
  ['more than the whole', { conditions: { discount_over: '100.01' } }],
  [
    'an amount that is no whole number',
    { conditions: { amount_over: { amount: 1.5, currency: 'EUR' } } },
  ],
  [
    'an amount beyond counting',
    { conditions: { amount_over: { amount: 2 ** 60, currency: 'EUR' } } },
  ],
  ['no time', { steps: [{ approver: { kind: 'leader' }, hours: 0 }] }],
  ['a type that cannot be approved', { record_type: 'person' }],
  ['a condition that is not known', { conditions: { weather: 'bad' } }],
])('a rule with %s is refused', async (_, given) => {
  const answer = await we.call(ada, ROUTE, { ...usual, ...given });
  expect([answer.status, await list(ada)]).toEqual([400, []]);
});

test('who or what is not there, or stands in the rule twice, is refused', async () => {
  const other = await app.workspace('Other');
  const member = (member_id: string) => ({ approver: { kind: 'member', member_id }, hours: 4 });
  const stranger = await we.call(ada, ROUTE, { ...usual, steps: [member(other.actor.memberId)] });
  expect(stranger.body.reason).toBe('unknown_reference');
  const own = member(max.actor.memberId);
  const twice = await we.call(ada, ROUTE, { ...usual, steps: [own, own] });
  expect(twice.body.reason).toBe('same_approver');
  const team = { conditions: { team_ids: [max.actor.memberId] } };
  expect((await we.call(ada, ROUTE, { ...usual, ...team })).body.reason).toBe('unknown_reference');
});

test('an amount in another currency is compared by the rate of the day; without one it is asked', async () => {
  const amount_over = { amount: 1_000_000, currency: 'EUR' };
  await we.rule(ada, { conditions: { amount_over } });
  const id = await we.deal(max);
  const total = { amount: 500_000, currency: 'CHF' };
  const need = await we.ask(max, id, { total });
  expect(need.needed && need.requests[0]!.grounds[0]!.grounds).toEqual([
    { kind: 'no_rate', over: amount_over, is: total },
  ]);
  const rate = { base: 'EUR', currency: 'CHF', rate: 0.95, day: '2020-01-01' };
  const entered = await we.call(ada, 'PUT /api/v1/rates', { items: [rate] });
  expect(entered.status, JSON.stringify(entered.body)).toBe(200);
  const other = await we.deal(max);
  expect(await we.ask(max, other, { total })).toEqual({ needed: false });
  const more = { amount: 960_000, currency: 'CHF' };
  expect((await we.ask(max, other, { total: more })).needed).toBe(true);
});

test('what has been asked goes on as it was, whatever becomes of the rule', async () => {
  const ruleId = await we.rule(ada);
  const id = await we.deal(max);
  await we.ask(max, id);
  await we.call(ada, `DELETE /api/v1/approval-rules/${ruleId}`);
  expect((await we.list(ada, 'waiting'))[0]!.steps).toHaveLength(1);
});

test('the form is told beforehand whether a deal needs approval, by whom and why', async () => {
  const over = { amount: 100, currency: 'EUR' };
  await we.rule(ada, { conditions: { amount_over: over } });
  const id = await we.deal(max, { amount: { amount: 101, currency: 'EUR' } });
  const check = await we.call(max, `GET /api/v1/approvals/check?type=deal&id=${id}`);
  expect(check.status, JSON.stringify(check.body)).toBe(200);
  expect(check.body).toMatchObject({
    needed: true,
    requests: [
      { id: null, hours: 4, waits_for: [{ name: 'Ada Admin' }], grounds: [{ kind: 'amount' }] },
    ],
  });
  const other = await app.workspace('Other');
  expect((await we.call(other, `GET /api/v1/approvals/check?type=deal&id=${id}`)).status).toBe(404);
});
