import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let mia: TestMember;
let tom: TestMember;
let other: TestMember;
let owner: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  mia = await app.member(ada, { name: 'Mia' });
  tom = await app.member(ada, { name: 'Tom' });
  other = await app.workspace('Other');
  owner = new pg.Client(app.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const today = new Date().toISOString();

/** All that was done so far was done so much earlier. */
function earlier(interval: string) {
  return owner.query(`update ledger_event set at = at - $1::interval`, [interval]);
}

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const when = plural === 'activities' ? { occurred_at: new Date().toISOString() } : {};
  const made = await app.call(who, `POST /api/v1/${plural}`, { body: { ...when, ...body } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body.id;
}

const gifts = async (who: TestMember, day: string) => {
  const answer = await app.call(who, `GET /api/v1/adoption/me/gifts?day=${day}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

test('what came back in a week stands there by name, to its member alone', async () => {
  const company_id = await make(ada, 'companies', { name: 'Huber AG' });
  const due_on = today.slice(0, 10);
  const task = await make(mia, 'tasks', { subject: 'Call about the pump', company_id, due_on });
  await make(tom, 'activities', { kind: 'note', body: 'The boss changes in May', company_id });
  const secret = { kind: 'note', body: 'Only for me', company_id, visibility: 'private' };
  await make(tom, 'activities', secret);
  await earlier('10 days');
  await app.call(mia, `POST /api/v1/companies/${company_id}/viewed`);
  await earlier('20 minutes');
  await make(mia, 'activities', { kind: 'call', body: 'Wants two', company_id });
  await app.call(mia, `POST /api/v1/tasks/${task}/complete`);
  await owner.query(`update ledger_event set via = 'web' where via = 'api'`);
  const week = await gifts(mia, due_on);
  expect(week.count, JSON.stringify(week)).toBe(2);
  expect(week.items.map((one: { rule: string }) => one.rule).sort()).toEqual([
    'note_read',
    'task_kept',
  ]);
  expect(week.items.find(({ rule }: { rule: string }) => rule === 'task_kept')).toMatchObject({
    record: { type: 'task', title: 'Call about the pump' },
    customer: { title: 'Huber AG' },
    shown_by: { title: 'Wants two', kind: 'call' },
    count: 0,
  });
  const note = week.items.find(({ rule }: { rule: string }) => rule === 'note_read');
  expect(note).toMatchObject({ by: 'Tom', record: { title: 'The boss changes in May' } });
  const mine = await app.call(mia, 'GET /api/v1/adoption/me');
  expect(mine.body.give_get.given_s).toBe(week.seconds);
  expect(mine.body.weeks.at(-1)).toMatchObject({ monday: week.monday, given_s: week.seconds });
  expect((await gifts(mia, '2026-01-04')).count).toBe(0);
  expect((await gifts(tom, due_on)).count).toBe(0);
  expect((await gifts(other, due_on)).count).toBe(0);
  expect((await app.call(mia, 'GET /api/v1/adoption/me/gifts?day=soon')).status).toBe(400);
});

const say = (who: TestMember, body: object = {}) =>
  app.call(who, 'POST /api/v1/adoption/corrections', {
    body: { figure: 'coverage', shown: '5 of 8', ...body },
  });
const list = (who: TestMember, of = 'me') =>
  app.call(who, `GET /api/v1/adoption/corrections?of=${of}`);
const undo = (who: TestMember, done: { headers: Headers }) =>
  app.call(who, `POST /api/v1/commands/${done.headers.get('uptake-command')}/undo`);

test('one click says that a figure is wrong; an administrator answers, and both can be taken back', async () => {
  const said = await say(mia);
  expect(said.status, JSON.stringify(said.body)).toBe(201);
  const path = `/api/v1/adoption/corrections/${said.body.id}`;
  const why = await app.call(mia, `PATCH ${path}`, { body: { said: 'I was on leave' } });
  expect(why.body.said).toBe('I was on leave');
  const answer = { outcome: 'mended', answer: 'Your leave is entered now.' };
  const answered = await app.call(ada, `POST ${path}/answer`, { body: answer });
  expect(answered.body).toMatchObject({ ...answer, answered_by: 'Ada Admin' });
  expect((await list(mia)).body.items).toMatchObject([answer]);
  expect((await app.call(ada, `POST ${path}/answer`, { body: answer })).body.reason).toBe(
    'answered',
  );
  const changed = await app.call(mia, `PATCH ${path}`, { body: { said: 'No' } });
  expect(changed.body.reason).toBe('answered');
  expect((await undo(ada, answered)).status).toBe(200);
  expect((await list(ada, 'all')).body.items).toMatchObject([{ outcome: null, member: 'Mia' }]);
  expect((await undo(mia, why)).status).toBe(200);
  expect((await undo(mia, said)).status).toBe(200);
  expect((await list(mia)).body.items).toEqual([]);
});

test('it stands in the day of an administrator until it is answered or taken back', async () => {
  const tasks = async () =>
    (await app.call(ada, 'GET /api/v1/tasks')).body.items.filter(
      ({ done_at }: { done_at: string | null }) => done_at === null,
    );
  const job = app.app.jobs.find(({ name }) => name === 'uptake.correction_task')!;
  const plan = (correctionId: string) =>
    job.run({ correctionId }, tom.actor, new AbortController().signal);
  const said = await say(tom, { shown: '3 of 8' });
  await plan(said.body.id);
  await plan(said.body.id);
  expect(await tasks()).toMatchObject([{ id: said.body.id, visibility: 'private' }]);
  const [task] = await tasks();
  expect(task.subject).toContain('Somebody says that a figure of uptake is wrong');
  expect(JSON.stringify(task)).not.toMatch(/Tom|3 of 8/);
  expect((await app.call(mia, `GET /api/v1/tasks/${said.body.id}`)).status).toBe(404);
  const answer = { outcome: 'stands', answer: 'Three it is.' };
  const path = `/api/v1/adoption/corrections/${said.body.id}/answer`;
  expect((await app.call(ada, `POST ${path}`, { body: answer })).status).toBe(200);
  expect(await tasks()).toEqual([]);
  const again = await say(tom);
  await plan(again.body.id);
  expect(await tasks()).toHaveLength(1);
  expect((await undo(tom, again)).status).toBe(200);
  expect(await tasks()).toEqual([]);
});

test('what somebody said is read by them and the administrators alone', async () => {
  const { body } = await say(mia, { said: 'Mine' });
  const path = `/api/v1/adoption/corrections/${body.id}`;
  expect(JSON.stringify((await list(tom)).body)).not.toContain('Mine');
  expect((await list(tom, 'all')).status).toBe(403);
  expect((await list(other, 'all')).body.items).toEqual([]);
  expect((await app.call(tom, `PATCH ${path}`, { body: { said: 'x' } })).status).toBe(404);
  const answer = { outcome: 'stands', answer: 'It is so.' };
  expect((await app.call(tom, `POST ${path}/answer`, { body: answer })).status).toBe(403);
  expect((await app.call(other, `POST ${path}/answer`, { body: answer })).status).toBe(404);
  expect((await say(mia, { figure: 'charm' })).status).toBe(400);
  expect((await say(mia, { said: 'x'.repeat(1001) })).status).toBe(400);
});

test('of a team’s figure one says it of one’s own team, not of another’s', async () => {
  const team_id = await app.team(ada, 'North');
  const lea = await app.member(ada, { name: 'Lea', teamId: team_id });
  expect((await say(lea, { figure: 'journey', team_id })).body.team).toBe('North');
  expect((await say(mia, { figure: 'journey', team_id })).status).toBe(404);
  expect((await say(other, { figure: 'journey', team_id })).status).toBe(404);
});

test('how often a figure was said to be wrong is told to all, of nobody', async () => {
  const rates = await app.call(tom, 'GET /api/v1/adoption/corrections/rates');
  expect(rates.body.people).toBe(4);
  const coverage = rates.body.items.find(({ figure }: { figure: string }) => figure === 'coverage');
  expect(coverage).toEqual({
    ...{ figure: 'coverage', said: 2, mended: 0, stands: 1, open: 1, per_ten: 5 },
  });
  expect(JSON.stringify(rates.body)).not.toContain('Mia');
});

test('who asks while the ledger is being read for somebody else waits, rather than be told less', async () => {
  const day = today.slice(0, 10);
  const { count } = await gifts(mia, day);
  const body = { text: 'called Huber AG, wants the quote, call back in 2 weeks' };
  expect((await app.call(mia, 'POST /api/v1/capture', { body })).status).toBe(201);
  await owner.query(`update ledger_event set via = 'web' where via = 'api'`);
  await owner.query('begin');
  await owner.query('select 1 from uptake_place for update');
  const asked = gifts(mia, day);
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 300))]);
  await owner.query('commit');
  expect((await asked).count).toBeGreaterThan(count);
});
