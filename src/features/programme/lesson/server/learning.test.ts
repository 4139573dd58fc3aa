import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let max: TestMember;
let other: TestMember;
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  other = await app.workspace('Other');
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** The ledger has the time of the database, so days pass by moving what was into the past. */
async function passDays(days: number): Promise<void> {
  await owner.query('set session_replication_role = replica');
  await owner.query('update ledger_event set at = at - make_interval(days => $1)', [days]);
  await owner.query(
    `update lesson_recall set learnt_on = learnt_on - $1::int, next_on = next_on - $1::int,
       read_on = read_on - $1::int`,
    [days],
  );
}
const learning = async (who: TestMember) => {
  const answer = await app.call(who, 'GET /api/v1/learning');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const keep = (who: TestMember) => app.call(who, 'POST /api/v1/learning/keep');
/** A follow-up of one's own, in the ledger on the day of the test. */
async function plan(who: TestMember): Promise<void> {
  const body = { subject: 'Call back', due_on: '2027-06-01' };
  const made = await app.call(who, 'POST /api/v1/tasks', { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
}
const followUp = async (who: TestMember) =>
  (await learning(who)).lessons.find(({ lesson }: { lesson: string }) => lesson === 'followUp');

test('what the ledger shows to be learnt is recalled three days later, by doing it unaided', async () => {
  expect((await learning(max)).lessons).toEqual([]);
  await plan(max);
  await plan(max);
  expect((await learning(max)).news).toBe(true);
  await keep(max);
  expect(await followUp(max)).toMatchObject({ passed: 0, next_on: dayIn(3), is_due: false });
  await passDays(3);
  expect((await learning(max)).due).toBe('followUp');
  await plan(max);
  await keep(max);
  expect(await followUp(max)).toMatchObject({ passed: 1, next_on: dayIn(4) });
  expect((await learning(ada)).lessons).toEqual([]);
});

test('whoever looked at the lesson again is not unaided that day, and passes on another', async () => {
  await passDays(4);
  expect((await app.call(max, 'POST /api/v1/learning/followUp/read')).status).toBe(200);
  expect((await app.call(max, 'POST /api/v1/learning/magic/read')).status).toBe(400);
  await plan(max);
  await keep(max);
  expect(await followUp(max)).toMatchObject({ passed: 1, is_due: true });
  await passDays(1);
  await plan(max);
  await keep(max);
  expect(await followUp(max)).toMatchObject({ passed: 2, next_on: dayIn(22) });
});

test('what somebody has learnt and answered is not seen through their eyes', async () => {
  const seen = await app.throughEyes(ada, max, 'GET /api/v1/learning');
  expect(seen.body).toMatchObject({ lessons: [], due: null, news: false });
  expect((await app.throughEyes(ada, max, 'GET /api/v1/learning/quiz')).body.questions).toEqual([]);
});

test('keeping twice at once passes no recall twice', async () => {
  await passDays(22);
  await plan(max);
  await Promise.all([keep(max), keep(max)]);
  expect(await followUp(max)).toMatchObject({ passed: 3, next_on: null, is_due: false });
});

test('looking up whom one meets, and writing without a signal, are recalled as well', async () => {
  const eve = await app.member(ada, { name: 'Eva' });
  const make = async (plural: string, body: object) => {
    const made = await app.call(eve, `POST /api/v1/${plural}`, { body });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    return made.body.id as string;
  };
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  for (const name of ['Rossi', 'Bianchi']) {
    const person_id = await make('people', { last_name: name });
    await make('tasks', { subject: 'Visit', kind: 'visit', due_at: soon, person_id });
    await app.call(eve, `GET /api/v1/people/${person_id}`);
    await app.call(eve, `POST /api/v1/people/${person_id}/viewed`);
  }
  const tunnel = [0, 1].map(() => make('tasks', { subject: 'Written in a tunnel' }));
  await owner.query('set session_replication_role = replica');
  await owner.query(
    `update ledger_event set via = 'web', occurred_at = at - interval '5 minutes'
      where record_id = any($1)`,
    [await Promise.all(tunnel)],
  );
  await keep(eve);
  const { lessons } = await learning(eve);
  const known = lessons.map(({ lesson }: { lesson: string }) => lesson);
  expect(known).toEqual(expect.arrayContaining(['visit', 'offline']));
});

test('why fields are asked is a quiz whose first answers count, told as a sum alone', async () => {
  const quiz = async () => (await app.call(max, 'GET /api/v1/learning/quiz')).body.questions;
  const answer = (field: string, chosen: string) =>
    app.call(max, 'POST /api/v1/learning/quiz', { body: { field, chosen } });
  const [first, ...rest] = await quiz();
  expect(rest).toHaveLength(2);
  const wrong = first.choices.find((one: string) => one !== first.field);
  expect((await answer(first.field, wrong)).body).toEqual({ is_right: false });
  expect((await answer(first.field, first.field)).body).toEqual({ is_right: true });
  expect((await answer('deal.magic', 'deal.magic')).status).toBe(400);
  expect((await quiz()).map(({ field }: { field: string }) => field)).toEqual(
    rest.map(({ field }: { field: string }) => field),
  );
  const { rows } = await owner.query('select is_right from field_quiz');
  expect(rows).toEqual([{ is_right: false }]);
  const events = await owner.query(
    `select changes from ledger_event where verb = 'learning.asked'`,
  );
  expect(events.rows.every(({ changes }) => changes === null)).toBe(true);
  expect((await learning(max)).sums).toEqual({ unaided: null, knows_why: null });
});

test('help is offered, asked for by one click, and credited by who was helped', async () => {
  const post = (who: TestMember | null, path: string, body?: object) =>
    app.call(who, `POST /api/v1/mentors${path}`, body ? { body } : {});
  const offers = async (who: TestMember) =>
    (await app.call(who, 'GET /api/v1/mentors')).body.offers;
  expect((await post(null, '', { words: 'x' })).status).toBe(401);
  expect((await post(max, '', { words: ' ' })).status).toBe(400);
  const made = await post(max, '', { words: 'Writing follow-ups', lesson: 'followUp' });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id } = made.body;
  expect((await post(max, `/${id}/ask`)).body.reason).toBe('own');
  expect((await post(other, `/${id}/ask`)).status).toBe(404);
  expect(await offers(other)).toEqual([]);
  expect((await post(ada, `/${id}/helped`)).body.reason).toBe('not_asked');
  const both = await Promise.all([post(ada, `/${id}/ask`), post(ada, `/${id}/ask`)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await offers(max)).toMatchObject([{ is_mine: true, asked_by: [{ name: 'Ada Admin' }] }]);
  const eve = await app.member(ada, { name: 'Eve' });
  expect(await offers(eve)).toMatchObject([{ helped: 0, my_ask: null, asked_by: [] }]);
  // whoever asked is told to the mentor alone, not to who looks through their eyes
  const seen = await app.throughEyes(ada, max, 'GET /api/v1/mentors');
  expect(seen.body.offers).toMatchObject([{ is_mine: false, asked_by: [] }]);
  const asked = [{ name: 'Ada Admin', words: 'Writing follow-ups' }];
  expect((await learning(max)).asked).toEqual(asked);
  expect((await learning(eve)).asked).toEqual([]);
  expect((await app.throughEyes(ada, max, 'GET /api/v1/learning')).body.asked).toEqual([]);
  const done = await post(ada, `/${id}/helped`);
  expect(done.status).toBe(200);
  expect(await offers(eve)).toMatchObject([{ helped: 1, member: { name: 'Max' } }]);
  expect((await app.call(ada, `DELETE /api/v1/mentors/${id}`)).status).toBe(403);
  expect((await learning(max)).asked).toEqual([]);
  const gone = await app.call(max, `DELETE /api/v1/mentors/${id}`);
  expect(gone.status).toBe(200);
  expect(await offers(eve)).toEqual([]);
  const undo = `POST /api/v1/commands/${gone.headers.get('uptake-command')}/undo`;
  expect((await app.call(max, undo)).status).toBe(200);
  expect(await offers(eve)).toHaveLength(1);
});
