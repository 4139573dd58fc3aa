import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { periodOn } from '../pulse.ts';
import { easeOf } from './pulse-queries.ts';

/** The first day of a period after the workspace was made. */
const FIRST = '2026-12-28';
const at = (days: number, hour = 9) =>
  new Date(Date.parse(`${FIRST}T00:00:00Z`) + (days * 24 + hour) * 3_600_000);

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let north: TestMember[];
let south: TestMember[];
let clock = at(0);

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  const teams = [await app.team(ada, 'North'), await app.team(ada, 'South')];
  const people = async (teamId: string, count: number) => {
    const all: TestMember[] = [];
    for (let one = 0; one < count; one += 1) all.push(await app.member(ada, { teamId }));
    return all;
  };
  north = await people(teams[0]!, 6);
  south = await people(teams[1]!, 6);
  await owner.query(`update member set created_at = '2026-11-01'`);
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

const say = (who: TestMember, body: object = {}) =>
  app.call(who, 'POST /api/v1/pulse/answer', {
    body: { useful: 6, easy: 6, keep: 'yes', ...body },
  });
const results = async (who: TestMember) => {
  const answer = await app.call(who, 'GET /api/v1/pulse/results');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const asks = async (who: TestMember) => (await app.call(who, 'GET /api/v1/pulse')).body.asks;
const ease = () =>
  app.app.services.machinery.database.read(ada.actor.workspaceId, (db) =>
    easeOf({ actor: ada.actor, db, now: () => clock }),
  );

test('the days of this test are those of a period', () => {
  expect(periodOn(FIRST)?.begins_on).toBe(FIRST);
});

test('everybody is asked once, and whoever put it away is not asked again', async () => {
  expect(await asks(ada)).toBe(true);
  expect((await app.call(ada, 'POST /api/v1/pulse/skip')).status).toBe(200);
  expect(await asks(ada)).toBe(false);
  expect((await say(ada)).body.reason).toBe('heard');
});

test('what is no answer is refused and counts for nothing', async () => {
  for (const body of [
    { useful: 0 },
    { easy: 8 },
    { keep: 'maybe' },
    { useful: 2.5 },
    { name: 'x' },
  ]) {
    expect((await say(north[0]!, body)).status).toBe(400);
  }
  expect((await say(north[0]!, { comment: 'x'.repeat(501) })).status).toBe(400);
  expect((await app.call(null, 'GET /api/v1/pulse/results')).status).toBe(401);
  expect((await app.call(null, 'POST /api/v1/pulse/skip')).status).toBe(401);
  expect(await asks(north[0]!)).toBe(true);
});

test('nothing is told before the period is over, however many have answered', async () => {
  for (const [index, one] of [...north, ...south.slice(0, 5)].entries()) {
    const said = await say(one, { easy: index < 6 ? 7 : 4, comment: `word ${9 - (index % 10)}` });
    expect(said.status, JSON.stringify(said.body)).toBe(200);
  }
  expect((await results(ada)).periods).toEqual([]);
  expect(await ease()).toMatchObject({ score: null, reason: 'never_asked' });
});

test('two answers at once of the same person count once', async () => {
  const last = south[5]!;
  const both = await Promise.all([say(last), say(last)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('no row and no event leads from what was said to whom', async () => {
  const counts = (await owner.query('select * from pulse_count order by answers')).rows;
  expect(counts.map(({ answers }) => answers)).toEqual([6, 6]);
  const [period] = (await owner.query('select * from pulse_period')).rows;
  expect(period.asked).toEqual([...period.asked].sort());
  expect(period.asked).toHaveLength(13);
  expect(period.comments).toEqual([...period.comments].sort());
  const stored = JSON.stringify([counts, { ...period, asked: null }]);
  const ids = [...north, ...south].map(({ actor }) => actor.memberId);
  expect(ids.some((id) => stored.includes(id))).toBe(false);
  const events = await owner.query(
    `select distinct actor_id, changes, record_id from ledger_event where verb like 'pulse%'`,
  );
  expect(events.rows).toEqual([{ actor_id: null, changes: null, record_id: period.id }]);
  const kept = await owner.query(
    `select count(*)::int as all from ledger_event where verb like 'pulse%'`,
  );
  expect(kept.rows[0].all).toBe(13);
});

test('once it is over everybody sees the same: the whole, and teams beside five others', async () => {
  clock = at(14);
  const seen = await results(ada);
  expect(seen.periods).toMatchObject([
    {
      begins_on: FIRST,
      whole: { answers: 10, ease: 80, useful: 80, keep: 90 },
      teams: [{ told: { answers: 5 } }, { told: { answers: 5 } }],
    },
  ]);
  expect(seen.periods[0].comments).toHaveLength(11);
  expect(await results(north[3]!)).toEqual({ ...seen, may_raise: false });
  expect(await ease()).toMatchObject({ score: 80, reason: 'known' });
  const other = await app.workspace('Other');
  expect((await results(other)).periods).toEqual([]);
});

test('who decides makes a concern of what is shown, once, without an author', async () => {
  const { comments } = (await results(ada)).periods[0];
  const [{ said: comment }] = comments;
  const raise = (who: TestMember | null, body: object = {}) =>
    app.call(who, 'POST /api/v1/pulse/concerns', { body: { begins_on: FIRST, comment, ...body } });
  expect((await raise(null)).status).toBe(401);
  expect((await raise(north[0]!)).status).toBe(403);
  expect((await raise(await app.workspace('Third'))).status).toBe(404);
  expect((await raise(ada, { comment: 'nobody wrote this' })).status).toBe(404);
  expect((await raise(ada, { begins_on: '2026-11-16' })).status).toBe(404);
  const both = await Promise.all([raise(ada), raise(ada)]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { id } = both.find(({ status }) => status === 201)!.body;
  const concern = (await app.call(north[0]!, `GET /api/v1/concerns/${id}`)).body;
  expect(concern).toMatchObject({
    ...{ title: comment, origin: 'pulse', raised_by: null, state: 'clustered' },
  });
  const told = (await results(ada)).periods[0].comments;
  expect(told[0]).toEqual({ said: comment, concern_id: id });
  // called otherwise later, it is still the concern of these words
  const named = await app.call(ada, `PATCH /api/v1/concerns/${id}`, { body: { title: 'Anew' } });
  expect(named.status, JSON.stringify(named.body)).toBe(200);
  expect((await results(ada)).periods[0].comments[0].concern_id).toBe(id);
  expect((await raise(ada)).status).toBe(409);
});

test('between two periods nobody is asked, and an answer is refused with the reason', async () => {
  expect(await asks(north[0]!)).toBe(false);
  expect((await say(north[0]!)).body.reason).toBe('closed');
});

test('with the next period it is forgotten who was asked; thresholds stay what they were', async () => {
  clock = at(42);
  expect(await asks(north[0]!)).toBe(true);
  expect((await say(north[0]!, { comment: 'alone' })).status).toBe(200);
  const { rows } = await owner.query(
    'select cardinality(asked) as asked, least_scores, least_comments from pulse_period order by begins_on',
  );
  expect(rows).toEqual([
    { asked: 0, least_scores: 5, least_comments: 10 },
    { asked: 1, least_scores: 5, least_comments: 10 },
  ]);
  clock = at(57);
  expect((await results(ada)).periods[0]).toMatchObject({ whole: null, teams: [], comments: [] });
  expect(await ease()).toMatchObject({ score: null, reason: 'too_few' });
});

test('whoever began yesterday is left in peace, and so is a workspace of four', async () => {
  clock = at(84);
  const fresh = await app.member(ada, {});
  await owner.query('update member set created_at = $1 where id = $2', [
    at(83),
    fresh.actor.memberId,
  ]);
  expect(await asks(fresh)).toBe(false);
  expect((await say(fresh)).body.reason).toBe('new');
  const small = await app.workspace('Small');
  await owner.query(`update member set created_at = '2026-11-01' where id = $1`, [
    small.actor.memberId,
  ]);
  expect(await asks(small)).toBe(false);
  expect((await say(small)).body.reason).toBe('few');
});
