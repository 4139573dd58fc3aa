import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { monthAfter } from '../outcomes.ts';
import type { RearViewAnswer } from '../rear-view-api.ts';

let app: TestApp;
let ada: TestMember;
let mia: TestMember;
let max: TestMember;

const START = '2025-08-12';
const PATH = '/api/v1/adoption/rear-view';

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date('2026-11-22T09:00:00Z') });
  ada = await app.workspace();
  mia = await app.member(ada, { name: 'Mia', role: 'manager' });
  max = await app.member(ada, { name: 'Max' });
  const company = await app.call(ada, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  // two orders a month: 1 000 on the average before, 1 500 from the month after the start
  for (let at = -15; at <= 14; at += 1) {
    const month = monthAfter(START.slice(0, 7), at);
    for (const day of ['05', '20']) {
      const price = (at > 0 ? 1500 : 1000) + ((at * 37) % 90) + (day === '05' ? -40 : 40);
      const body = {
        ...{
          company_id: company.body.id,
          name: `Order of ${month}`,
          ordered_on: `${month}-${day}`,
        },
        lines: [{ name: 'Pump', quantity: '1', unit: 'pc', unit_price: price * 100, tax: '22' }],
      };
      const made = await app.call(ada, 'POST /api/v1/orders', { body });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
    }
  }
}, 120_000);
afterAll(() => app.close());

const look = async (who: TestMember): Promise<RearViewAnswer> => {
  const answer = await app.call(who, `GET ${PATH}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const save = (who: TestMember, body: object) => app.call(who, `PUT ${PATH}`, { body });
const undo = (who: TestMember, done: { headers: Headers }) =>
  app.call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);
const size = ({ outcomes }: RearViewAnswer) =>
  outcomes.find(({ metric }) => metric === 'average_order_size')!;

test('nothing is told before somebody says when it began, and that can be taken back', async () => {
  expect(await look(mia)).toMatchObject({ started_on: null, outcomes: [], may_change: true });
  const saved = await save(ada, { started_on: START });
  expect((await look(mia)).outcomes).toHaveLength(6);
  expect((await undo(max, saved)).status).toBe(404);
  expect((await undo(ada, saved)).status).toBe(200);
  expect((await look(mia)).started_on).toBeNull();
  expect((await save(ada, { started_on: START })).status).toBe(200);
  expect((await look(mia)).started_on).toBe(START);
});

test('larger orders since are improved, with months, interval and what could have been seen', async () => {
  const { points, baseline, unit } = size(await look(mia));
  expect(baseline).toEqual({ from: '2024-08', to: '2025-07', months: 12 });
  expect(unit).toBe('money');
  expect(points.map(({ at, due }) => [at, due])).toEqual([
    [3, false],
    [6, false],
    [12, false],
    [24, true],
  ]);
  // until then what it was stands there, so that it is known against what it will be held
  expect(points[3]).toMatchObject({ now: null, judged: null, was: expect.any(Number) });
  const year = points[2]!;
  expect([year.from, year.to]).toEqual(['2025-09', '2026-08']);
  expect(year.judged).toMatchObject({ verdict: 'improved' });
  expect(year.judged!.low!).toBeGreaterThan(30_000);
  expect(year.judged!.high!).toBeLessThan(70_000);
  expect(year.judged!.smallest!).toBeGreaterThan(0);
  expect(year.now! - year.was!).toBeCloseTo(year.judged!.difference!, 6);
});

test('each outcome has its name, of how many records either side is, and how many it takes', async () => {
  const { label, fitness, points } = size(await look(mia));
  expect(label).toBe('Average order size');
  expect(fitness).toMatchObject({ needed: 10, fit: true });
  expect(points[2]).toMatchObject({ rows: { before: 24, now: 24 } });
  expect(points[0]).toMatchObject({ rows: { before: 24, now: 6 } });
  expect(points[3]).toMatchObject({ due: true, rows: { before: 24, now: 0 } });
});

test('what has no figures cannot be told, and a year that looks back waits for its own year', async () => {
  const { outcomes } = await look(mia);
  const quotes = outcomes.find(({ metric }) => metric === 'quote_win_ratio')!;
  expect(quotes.points[0]!.judged).toMatchObject({ verdict: 'cannot_tell', doubt: 'few_months' });
  const retention = outcomes.find(({ metric }) => metric === 'retention')!;
  expect(retention.points[2]!.judged).toMatchObject({ doubt: 'few_months' });
});

test('a baseline of single months, of the weakest ones, or after the start is refused', async () => {
  const choose = (from: string, to: string) => save(ada, { baseline: { from, to } });
  expect((await choose('2025-05', '2025-07')).body.reason).toBe('too_short');
  expect((await choose('2025-01', '2025-12')).body.reason).toBe('after_start');
  const outcome = await choose('2024-05', '2025-04');
  expect([200, 400]).toContain(outcome.status);
  expect((await save(ada, { baseline: null })).status).toBe(200);
  expect((await save(ada, { baseline: { from: '2025-13', to: '2025-14' } })).status).toBe(400);
});

test('what else happened stands beside the figures, and can be taken back', async () => {
  const body = { month: '2026-03', words: 'Price rise' };
  const noted = await app.call(mia, 'POST /api/v1/adoption/confounders', { body });
  expect(noted.status, JSON.stringify(noted.body)).toBe(201);
  expect((await look(ada)).confounders).toMatchObject([{ ...body, noted_by: { name: 'Mia' } }]);
  const path = `/api/v1/adoption/confounders/${noted.body.id}`;
  const removed = await app.call(mia, `DELETE ${path}`);
  expect((await look(ada)).confounders).toEqual([]);
  expect((await undo(mia, removed)).status).toBe(200);
  expect((await look(ada)).confounders).toHaveLength(1);
});

test('that they looked back together is kept, but not before the months are over', async () => {
  const hold = (who: TestMember, at: number) =>
    app.call(who, 'POST /api/v1/adoption/rear-views', { body: { at, conclusion: 'Go on' } });
  expect((await hold(ada, 24)).body.reason).toBe('not_yet');
  expect((await hold(max, 12)).status).toBe(403);
  const held = await hold(ada, 12);
  expect(held.status, JSON.stringify(held.body)).toBe(201);
  expect((await look(mia)).held).toMatchObject([{ at: 12, held_on: '2026-11-22' }]);
  expect((await undo(ada, held)).status).toBe(200);
  expect((await look(mia)).held).toEqual([]);
});

test('members and other workspaces are refused or see nothing of it', async () => {
  expect((await app.call(max, `GET ${PATH}`)).status).toBe(403);
  expect((await save(max, { started_on: START })).status).toBe(403);
  const other = await app.workspace('Other');
  expect(await look(other)).toMatchObject({ started_on: null, confounders: [] });
  const noted = (await look(ada)).confounders[0]!;
  const gone = await app.call(other, `DELETE /api/v1/adoption/confounders/${noted.id}`);
  expect(gone.status).toBe(404);
  const team = await app.team(ada, 'North');
  const strange = await save(other, { team_starts: { [team]: START } });
  expect(strange.body.reason).toBe('unknown_reference');
});
