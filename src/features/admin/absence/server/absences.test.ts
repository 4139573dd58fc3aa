import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runRead } from '#src/server/run-command.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let tom: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date('2026-11-23T09:00:00Z') });
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  tom = await app.member(ada, { name: 'Tom' });
});

const DAYS = { first_day: '2026-12-01', last_day: '2026-12-10' };

function away(who: TestMember, substitute: TestMember | null, given: object = {}) {
  const body = { substitute_id: substitute?.actor.memberId ?? null, ...DAYS, ...given };
  return app.call(who, 'POST /api/v1/absences', { body });
}
const list = async (who: TestMember) => (await app.call(who, 'GET /api/v1/absences')).body.items;
const undo = (who: TestMember, done: { headers: Headers }) =>
  app.call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);

test('one says when one is away and who stands in, and may take it back', async () => {
  const made = await away(max, tom);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect(await list(tom)).toMatchObject([{ member_id: max.actor.memberId, ...DAYS }]);
  const path = `/api/v1/absences/${made.body.id}`;
  const changed = await app.call(max, `PATCH ${path}`, { body: { last_day: '2026-12-11' } });
  expect(changed.body.last_day).toBe('2026-12-11');
  expect((await undo(max, made)).status).toBe(409);
  expect((await undo(max, changed)).status).toBe(200);
  const removed = await app.call(max, `DELETE ${path}`);
  expect(await list(max)).toEqual([]);
  expect((await undo(max, removed)).status).toBe(200);
  expect(await list(max)).toHaveLength(1);
});

test('what is said once more as it was is no change: it counts no version and is not told', async () => {
  const { body: made } = await away(max, tom);
  const path = `/api/v1/absences/${made.id}`;
  const again = await app.call(max, `PATCH ${path}`, { body: DAYS });
  expect([again.status, again.body.version]).toEqual([200, 1]);
  const moved = await app.call(max, `PATCH ${path}`, { body: { ...DAYS, last_day: '2026-12-09' } });
  expect(moved.body.version).toBe(2);
  const told = await runRead(app.app.services.machinery, max.actor, ({ db }) =>
    db.rows(sql`
      select verb, changes from ledger_event where record_id = ${made.id} order by seq`),
  );
  expect(told).toMatchObject([
    { verb: 'absence.created' },
    { verb: 'absence.changed', changes: { last_day: [DAYS.last_day, '2026-12-09'] } },
  ]);
});

test('for others only an administrator says it, and another workspace sees nothing', async () => {
  const member_id = max.actor.memberId;
  expect((await away(tom, null, { member_id })).body.reason).toBe('not_own');
  const made = await away(ada, tom, { member_id });
  expect(made.status).toBe(201);
  const other = await app.workspace('Other');
  expect(await list(other)).toEqual([]);
  expect((await app.call(other, `DELETE /api/v1/absences/${made.body.id}`)).status).toBe(404);
  expect((await away(other, max)).body.reason).toBe('unknown_reference');
});

test('two who would stand in for each other are refused with the circle, also at the same moment', async () => {
  expect((await away(max, tom)).status).toBe(201);
  const refused = await away(tom, max, { first_day: '2026-12-10', last_day: '2026-12-20' });
  expect([refused.status, refused.body.reason]).toEqual([409, 'circle']);
  expect(refused.body.detail).toContain('Tom → Max → Tom');
  const [eva, lea] = [await app.member(ada), await app.member(ada)];
  const both = await Promise.all([away(eva, lea), away(lea, eva)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('days that are turned round, entered twice, or no days are refused', async () => {
  await away(max, tom);
  const last_day = '2026-11-30';
  expect((await away(tom, null, { last_day })).body.reason).toBe('days_reversed');
  expect(
    (await away(max, null, { first_day: '2026-12-10', last_day: '2026-12-12' })).body.reason,
  ).toBe('overlaps');
  expect((await away(tom, tom)).body.reason).toBe('own_substitute');
  expect((await away(tom, null, { first_day: '2026-02-30' })).status).toBe(400);
});
