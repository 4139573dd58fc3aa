import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { QUESTIONS } from '#src/features/programme/concern/diagnosis.ts';
import {
  changeOwedOf,
  decisionOwedOf,
  taskOf,
} from '#src/features/programme/concern/server/owed-task-commands.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import { handOn, sweepLeft } from './hand-on.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let eva: TestMember;
let north: string;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  north = await app.team(ada, 'North');
  lea = await app.member(ada, { name: 'Lea', role: 'manager' });
  max = await app.member(ada, { name: 'Max', teamId: north });
  eva = await app.member(ada, { name: 'Eva', teamId: north });
  const leads = { body: { leader_id: eva.actor.memberId } };
  await app.call(ada, `PATCH /api/v1/teams/${north}`, leads);
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

const call = (who: TestMember, route: string, body?: object) =>
  app.call(who, route.replace(' ', ' /api/v1/'), body ? { body } : {});
async function done(answer: ReturnType<typeof call>) {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}
const give = async (who: TestMember, kind: string, said = 'Something to say') =>
  (await done(call(who, 'POST feedback', { kind, said }))).id as string;
const list = (who: TestMember) => done(call(who, 'GET feedback'));
const lookForLeft = () =>
  runCommand(app.app.services.machinery, ada.actor, (ctx) =>
    handOn(ctx, { types: recordTypes, url: 'http://uptake.test' }),
  );
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

test('thanks are counted, and reach the administrator', async () => {
  const id = await give(max, 'thanks', 'The new search saves my morning');
  const seen = await list(ada);
  expect(seen.thanked[0]).toMatchObject({ id, said: 'The new search saves my morning' });
  expect(seen.thanks).toEqual({ all: 1, this_month: 1 });
  const others = await list(lea);
  expect(others.thanked).toEqual([]);
  expect(others.thanks.all).toBe(1);
});

test('an idea for a figure goes to those who lead, a fault and a question to the administrator', async () => {
  const [metric, bug, unknown] = [
    await give(max, 'metric'),
    await give(max, 'bug'),
    await give(max, 'unknown'),
  ];
  expect(ids((await list(lea)).in_hand)).toEqual([metric]);
  expect(ids((await list(ada)).in_hand)).toEqual(expect.arrayContaining([metric, bug, unknown]));
  expect((await list(eva)).in_hand).toEqual([]);
  const task = await done(call(lea, `GET tasks/${taskOf(metric)}`));
  expect(task).toMatchObject({ owner_id: lea.actor.memberId, done_at: null });
});

test('the answer comes back to who said it, once, and everyone reads it without a name', async () => {
  const id = await give(max, 'bug', 'The map is empty');
  const answer = { answer: 'Mended today', done: true };
  expect((await call(eva, `POST feedback/${id}/answer`, answer)).status).toBe(403);
  await done(call(ada, `POST feedback/${id}/answer`, answer));
  expect((await call(ada, `POST feedback/${id}/answer`, answer)).body.reason).toBe('answered');
  expect((await done(call(ada, `GET tasks/${taskOf(id)}`))).done_at).not.toBeNull();
  const news = await done(call(max, 'GET feedback/news'));
  expect(news.items).toMatchObject([{ id, said: 'The map is empty', answer: 'Mended today' }]);
  expect((await done(call(eva, 'GET feedback/news'))).items).toEqual([]);
  expect((await call(eva, `POST feedback/${id}/seen`)).status).toBe(404);
  await done(call(max, `POST feedback/${id}/seen`));
  expect((await done(call(max, 'GET feedback/news'))).items).toEqual([]);
  const all = (await list(eva)).answered.find((one: { id: string }) => one.id === id);
  expect(all).toMatchObject({ answer: 'Mended today', done: true });
  expect(JSON.stringify(all)).not.toContain(max.actor.memberId);
});

test('the answer to a concern comes back the same way', async () => {
  const { id } = await done(call(max, 'POST concerns', { title: 'Too many fields' }));
  const answer = { answer: 'no', reason: 'Service needs each of them' };
  await done(call(lea, `POST concerns/${id}/answer`, answer));
  expect((await done(call(max, 'GET feedback/news'))).items).toMatchObject([
    { id, of: 'concern', answer: answer.reason },
  ]);
  await done(call(max, `POST feedback/${id}/seen`));
  await done(call(max, `POST feedback/${id}/seen`));
  expect((await done(call(max, 'GET feedback/news'))).items).toEqual([]);
});

test('whoever is gathered beneath another, or called it theirs too, is told the answer and the fix', async () => {
  const sam = await app.member(ada, { name: 'Sam', teamId: north });
  const tom = await app.member(ada, { name: 'Tom', teamId: north });
  const given = { title: 'The list takes ages', team_id: north };
  const { id: head } = await done(call(tom, 'POST concerns', given));
  const { id: beneath } = await done(call(sam, 'POST concerns', { ...given, title: 'Slow!' }));
  await done(call(eva, `POST concerns/${head}/share`));
  await done(call(lea, `POST concerns/${head}/cluster`, { others: [beneath] }));
  const yes = { answer: 'yes', reason: 'It costs hours', due_on: '2999-01-01' };
  const owned = { owner_id: lea.actor.memberId };
  await done(call(lea, `POST concerns/${head}/answer`, { ...yes, ...owned }));
  const news = async (who: TestMember) => (await done(call(who, 'GET feedback/news'))).items;
  const answer = { id: head, of: 'concern', answer: 'It costs hours' };
  expect(await news(sam)).toMatchObject([{ ...answer, said: 'Slow!' }]);
  expect(await news(eva)).toMatchObject([answer]);
  for (const who of [sam, eva]) await done(call(who, `POST feedback/${head}/seen`));
  expect([await news(sam), await news(eva)]).toEqual([[], []]);
  expect(await news(tom)).toMatchObject([answer]);
  const events = await owner.query(
    `select actor_id from ledger_event where verb = 'concern.seen' and record_id = $1`,
    [head],
  );
  expect(events.rows.map(({ actor_id }) => actor_id)).toEqual([null, null]);

  const scores = Object.fromEntries(QUESTIONS.map((name) => [name, 0]));
  for (const who of [tom, lea]) await done(call(who, `POST concerns/${head}/ratings`, { scores }));
  const due_on = new Date(Date.now() + 864e5).toISOString().slice(0, 10);
  const fix = { kind: 'software', what: 'An index', due_on, ...owned };
  await done(call(lea, `POST concerns/${head}/fixes`, fix));
  expect(await news(eva)).toEqual([]);
  await done(call(lea, `POST concerns/${head}/fix-done`));
  expect(await news(eva)).toMatchObject([{ id: head, of: 'fix', answer: 'An index' }]);
  await done(call(eva, `POST concerns/${head}/judge`, { holds: true }));
  expect(await news(eva)).toEqual([]);
});

test('a fault and a technical concern are taken to the desk, once, and their authors follow it', async () => {
  const bug = await give(max, 'bug', 'The map is torn');
  expect((await call(lea, `POST feedback/${bug}/desk`)).body.reason).toBe('no_keeper');
  expect((await list(ada)).in_hand.find((one: { id: string }) => one.id === bug)).toMatchObject({
    may_desk: true,
  });
  await done(call(ada, `POST feedback/${bug}/desk`));
  expect((await call(ada, `POST feedback/${bug}/desk`)).body.reason).toBe('taken');
  const { id } = await done(call(eva, 'POST concerns', { title: 'Too slow', team_id: north }));
  expect((await call(ada, `POST concerns/${id}/desk`)).body.reason).toBe('not_technical');
  const scores = Object.fromEntries(QUESTIONS.map((name) => [name, 0]));
  for (const who of [eva, lea]) await done(call(who, `POST concerns/${id}/ratings`, { scores }));
  expect((await done(call(ada, `GET concerns/${id}`))).can).toContain('desk');
  expect((await done(call(lea, `GET concerns/${id}`))).can).not.toContain('desk');
  await done(call(ada, `POST concerns/${id}/desk`));
  expect((await done(call(ada, `GET concerns/${id}`))).can).not.toContain('desk');
  const { rows } = await owner.query(
    `select i.subject, f.member_id from desk_item i join desk_follower f on f.item_id = i.id
      where i.subject = any($1)`,
    [[bug, id]],
  );
  const expected = [
    { subject: bug, member_id: max.actor.memberId },
    { subject: id, member_id: eva.actor.memberId },
  ];
  expect(rows).toEqual(expect.arrayContaining(expected));
  const stranger = await app.workspace('Elsewhere');
  for (const path of [`feedback/${bug}`, `concerns/${id}`])
    expect((await call(stranger, `POST ${path}/desk`)).status).toBe(404);
});

test('what an experiment taught is told to those who share the concern, and they say if it is solved', async () => {
  const nils = await app.member(ada, { name: 'Nils', teamId: north });
  const { id } = await done(call(nils, 'POST concerns', { title: 'My own book', team_id: north }));
  await done(call(eva, `POST concerns/${id}/share`));
  const scores = Object.fromEntries(QUESTIONS.map((name) => [name, 2]));
  for (const who of [nils, lea])
    await done(call(who, `POST concerns/${id}/ratings`, { scores, losses: ['autonomy'] }));
  const people = await done(call(nils, `GET experiments/people/${id}`));
  expect(people.may_protect.map(({ name }: { name: string }) => name)).toContain('Lea');
  expect(people.may_protect.map(({ name }: { name: string }) => name)).not.toContain('Eva');
  expect(people.may_own.map(({ name }: { name: string }) => name)).toContain('Nils');
  const words = {
    assumption: 'We do not trust it',
    hypothesis: 'Sharing one helps',
    loss: 'Habit',
  };
  const rest = { smallest_test: 'One customer', stop_rule: 'It annoys', protection: 'No targets' };
  const parts = { ...words, ...rest, metric: 'orders', sponsor_id: lea.actor.memberId };
  const tried = await done(call(nils, 'POST experiments', { concern_id: id, ...parts }));
  const review_on = new Date(Date.now() + 7 * 864e5).toISOString().slice(0, 10);
  await done(call(nils, `POST experiments/${tried.id}/start`, { review_on }));
  const learnt = { learnt: 'One customer is a start', verdict: 'stop', share: true };
  await done(call(nils, `POST experiments/${tried.id}/review`, learnt));
  const news = async (who: TestMember) =>
    (await done(call(who, 'GET feedback/news'))).items.filter(
      (one: { id: string }) => one.id === id,
    );
  expect(await news(eva)).toMatchObject([
    { of: 'experiment', answer: 'One customer is a start', verdict: 'stop', asks: true },
  ]);
  expect(await news(nils)).toEqual([]);
  await done(call(eva, `POST feedback/${id}/seen`));
  expect(await news(eva)).toEqual([]);
});

test('what may be more than a fault becomes a concern of whoever said it, two clicks from its diagnosis', async () => {
  const bug = await give(max, 'bug', 'Nobody reads what I write');
  expect((await call(eva, `POST feedback/${bug}/concern`)).status).toBe(403);
  const { id } = await done(call(ada, `POST feedback/${bug}/concern`));
  const made = await done(call(max, `GET concerns/${id}`));
  expect(made).toMatchObject({ raised_by: { name: 'Max' }, title: 'Nobody reads what I write' });
  expect(made.can).toContain('rate');
  expect((await call(ada, `POST feedback/${bug}/concern`)).body.reason).toBe('answered');
  const { mine } = await list(max);
  expect(mine.find((one: { id: string }) => one.id === bug).answer).toContain('Concerns');
  const said = { kind: 'bug', said: 'I am told off for it' };
  const unnamed = await done(call(max, 'POST feedback/unnamed', said));
  await owner.query(`update member set language = 'de' where id = $1`, [ada.actor.memberId]);
  const other = await done(call(ada, `POST feedback/${unnamed.id}/concern`));
  await owner.query(`update member set language = 'en' where id = $1`, [ada.actor.memberId]);
  const { answered } = await list(ada);
  const told = answered.find((one: { id: string }) => one.id === unnamed.id);
  expect(told.answer).toContain('Anliegen');
  const thanks = await give(max, 'thanks', 'Eva sat with me for an hour');
  expect((await call(ada, `POST feedback/${thanks}/concern`)).body.reason).toBe('no_concern');
  expect((await done(call(max, `GET concerns/${other.id}`))).raised_by).toBeNull();
  const stranger = await app.workspace('Far away');
  expect((await call(stranger, `POST feedback/${bug}/concern`)).status).toBe(404);
});

test('what is said without a name is taken once, however often it is sent under one key', async () => {
  const said = { kind: 'bug', said: 'The list stands still' };
  const given = { body: said, headers: { 'idempotency-key': 'said-once' } };
  const ids = await Promise.all(
    [1, 2].map(async () => (await app.call(max, 'POST /api/v1/feedback/unnamed', given)).body.id),
  );
  expect(ids[0]).toBe(ids[1]);
  const { rows } = await owner.query(`select id from feedback where said = $1`, [said.said]);
  expect(rows).toEqual([{ id: ids[0] }]);
});

test('how long an answer takes is told as the median of working days', async () => {
  const other = await app.workspace('Quick');
  expect((await list(other)).speed).toEqual({ median: null, answered: 0 });
  for (const days of [0, 14, 2]) {
    const id = await give(other, 'bug');
    await done(call(other, `POST feedback/${id}/answer`, { answer: 'Done', done: true }));
    await owner.query('update feedback set said_on = said_on - $1::int where id = $2', [days, id]);
  }
  const { speed } = await list(other);
  expect(speed.answered).toBe(3);
  expect(speed.median).toBeLessThanOrEqual(2);
});

test('what weighs most and has waited stands in the day of whoever decides, until it is decided', async () => {
  const { id } = await done(call(max, 'POST concerns', { title: 'It weighs the most' }));
  await owner.query('update concern set weight = 900, raised_on = raised_on - 8 where id = $1', [
    id,
  ]);
  await sweepLeft(app.app.services);
  await lookForLeft();
  await lookForLeft();
  const task = () => done(call(ada, `GET tasks/${taskOf(decisionOwedOf(id))}`));
  expect(await task()).toMatchObject({ owner_id: ada.actor.memberId, done_at: null });
  await done(call(lea, `POST concerns/${id}/answer`, { answer: 'no', reason: 'Not this year' }));
  expect((await task()).done_at).not.toBeNull();
});

test('what nobody can decide asks nobody to; what its owner left stands in the day of who is here', async () => {
  const bob = await app.member(ada, { name: 'Bob', role: 'manager' });
  const raise = async (title: string, weight: number, state = 'raised') => {
    const { id } = await done(call(max, 'POST concerns', { title }));
    await owner.query(
      'update concern set weight = $1, state = $2, raised_on = raised_on - 8 where id = $3',
      [weight, state, id],
    );
    return id as string;
  };
  const heavy = await raise('It weighs more', 990);
  const acted = await raise('Somebody is at it', 980, 'acting');
  const task = async (owed: string) => (await call(ada, `GET tasks/${taskOf(owed)}`)).body;
  const decision = () => task(decisionOwedOf(heavy));
  await lookForLeft();
  expect(await decision()).toMatchObject({ owner_id: ada.actor.memberId, deleted_at: null });
  expect((await call(ada, `GET tasks/${taskOf(decisionOwedOf(acted))}`)).status).toBe(404);

  const complaint = { title: 'The pipeline is a fairy tale' };
  const joint = (await done(call(bob, 'POST concerns', complaint))).id;
  const says = { manager_change: 'I open it each week', manager_due_on: '2099-12-01' };
  await done(call(bob, `POST concerns/${joint}/commit`, says));
  await done(call(ada, `PATCH members/${bob.actor.memberId}`, { active: false }));
  const left = [decisionOwedOf(heavy), changeOwedOf(joint)];
  await owner.query('update task set owner_id = $1 where id = any($2)', [
    bob.actor.memberId,
    left.map(taskOf),
  ]);
  await sweepLeft(app.app.services);
  await lookForLeft();
  for (const owed of left) expect((await task(owed)).owner_id).toBe(ada.actor.memberId);

  const undo = (answer: { headers: Headers }) =>
    done(call(lea, `POST commands/${answer.headers.get('uptake-command')}/undo`));
  await owner.query('update task set done_at = now() where id = $1', [taskOf(left[0]!)]);
  await undo(await call(lea, `PATCH concerns/${heavy}`, { theme: 'speed' }));
  expect((await decision()).done_at).not.toBeNull();
  await owner.query('update task set done_at = null where id = $1', [taskOf(left[0]!)]);
  const gathered = await call(lea, `POST concerns/${acted}/cluster`, { others: [heavy] });
  expect((await decision()).deleted_at).not.toBeNull();
  await undo(gathered);
  expect(await decision()).toMatchObject({ done_at: null, deleted_at: null });
  await owner.query('update concern set weight = 1 where id = $1', [heavy]);
  await done(call(max, `DELETE concerns/${heavy}`));
  expect((await decision()).deleted_at).not.toBeNull();
});

test('a copied answer is not told twice after a split', async () => {
  const tim = await app.member(ada, { name: 'Tim', teamId: north });
  const { id } = await done(call(tim, 'POST concerns', { title: 'Both at once', team_id: north }));
  const scores = Object.fromEntries(QUESTIONS.map((name) => [name, 1]));
  for (const who of [tim, lea]) await done(call(who, `POST concerns/${id}/ratings`, { scores }));
  await done(call(lea, `POST concerns/${id}/answer`, { answer: 'no', reason: 'Not this year' }));
  const split = { technical: 'It is slow', adaptive: 'Nobody trusts it', losses: ['status'] };
  await done(call(lea, `POST concerns/${id}/split`, split));
  expect((await done(call(tim, 'GET feedback/news'))).items).toMatchObject([{ id }]);
});

test('thanks are told to whoever runs Uptake by the charter, too', async () => {
  await give(max, 'thanks', 'You helped me');
  const news = (await done(call(ada, 'GET feedback/news'))).items;
  const thanks = news.find(({ said }: { said: string }) => said === 'You helped me');
  expect(thanks).toMatchObject({ of: 'thanks' });
  await done(call(ada, `POST feedback/${thanks.id}/seen`));
  expect(ids((await done(call(ada, 'GET feedback/news'))).items)).not.toContain(thanks.id);
  expect((await call(eva, `POST feedback/${thanks.id}/seen`)).status).toBe(404);
});

test('without a name nobody is found, in no table and in no event', async () => {
  const said = 'I would rather not say who I am';
  const { id } = await done(call(eva, 'POST feedback/unnamed', { kind: 'unknown', said }));
  const task = () => call(ada, `GET tasks/${taskOf(id)}`);
  expect((await task()).status).toBe(404);
  await lookForLeft();
  expect((await done(task())).owner_id).toBe(ada.actor.memberId);
  const rows = await owner.query('select * from feedback where id = $1', [id]);
  const events = await owner.query('select * from ledger_event where record_id = any($1)', [
    [id, taskOf(id)],
  ]);
  expect(events.rows.length).toBeGreaterThan(1);
  const kept = JSON.stringify([rows.rows, events.rows]);
  expect(kept).not.toContain(eva.actor.memberId);
  const created = events.rows.filter(({ verb }) => verb === 'feedback.created');
  expect(created.map(({ actor_id }) => actor_id)).toEqual([null]);
  const page = { kind: 'unknown', said, page: '/companies' };
  expect((await call(eva, 'POST feedback/unnamed', page)).status).toBe(400);
  expect((await list(ada)).in_hand.find((one: { id: string }) => one.id === id).from).toBeNull();
});

test('what an owner left goes on within the next look: experiments to who leads the team', async () => {
  const bug = await give(max, 'bug');
  const bob = await app.member(ada, { name: 'Bob', teamId: north });
  await done(call(ada, `POST feedback/${bug}/pass`, { owner_id: bob.actor.memberId }));
  const { id: concern } = await done(
    call(bob, 'POST concerns', { title: 'My book', team_id: north }),
  );
  const scores = Object.fromEntries(QUESTIONS.map((name) => [name, 2]));
  for (const who of [bob, lea])
    await done(call(who, `POST concerns/${concern}/ratings`, { scores, losses: ['time'] }));
  const { id } = await done(call(bob, 'POST experiments', { concern_id: concern }));
  const left = await call(ada, `PATCH members/${bob.actor.memberId}`, { active: false });
  expect(left.status, JSON.stringify(left.body)).toBe(200);
  await sweepLeft(app.app.services);
  await lookForLeft();
  const passed = await done(call(ada, `GET experiments/${id}`));
  expect(passed).toMatchObject({ owner: { name: 'Eva' }, passed_on: true });
  const back = (await list(ada)).in_hand.find((one: { id: string }) => one.id === bug);
  expect(back.owner.id).toBe(ada.actor.memberId);
  expect((await done(call(ada, `GET tasks/${taskOf(bug)}`))).owner_id).toBe(ada.actor.memberId);
});

test('what somebody said is taken back by themselves alone, its answer by whoever looks after it', async () => {
  const given = await call(max, 'POST feedback', { kind: 'bug', said: 'Nobody listens' });
  const id = given.body.id as string;
  const undo = (who: TestMember, { headers }: { headers: Headers }) =>
    call(who, `POST commands/${headers.get('uptake-command')}/undo`);
  expect((await undo(ada, given)).body.reason).toBe('not_author');
  const answered = await call(ada, `POST feedback/${id}/answer`, { answer: 'I do', done: false });
  expect((await undo(lea, answered)).body.reason).toBe('not_owner');
  await done(undo(ada, answered));
  await done(undo(max, await call(max, 'POST feedback', { kind: 'thanks', said: 'Well done' })));
  const unnamed = await call(max, 'POST feedback/unnamed', { kind: 'bug', said: 'It is slow' });
  const event = await owner.query('select command_id from ledger_event where record_id = $1', [
    unnamed.body.id,
  ]);
  const silenced = await call(ada, `POST commands/${event.rows[0].command_id}/undo`);
  expect(silenced.body.reason).toBe('not_author');
});

test('nothing that waits is without an owner', async () => {
  await lookForLeft();
  const { rows } = await owner.query(
    'select id from feedback where owner_id is null and answer is null',
  );
  expect(rows).toEqual([]);
});

test('another workspace reads and answers none of it', async () => {
  const id = await give(max, 'bug');
  const stranger = await app.workspace('Other');
  expect(await list(stranger)).toMatchObject({ in_hand: [], answered: [], thanks: { all: 0 } });
  const tries: [string, object?][] = [
    [`POST feedback/${id}/answer`, { answer: 'Done', done: true }],
    [`POST feedback/${id}/pass`, { owner_id: stranger.actor.memberId }],
    [`POST feedback/${id}/seen`],
  ];
  for (const [route, body] of tries)
    expect((await call(stranger, route, body)).status, route).toBe(404);
  const foreign = await call(ada, `POST feedback/${id}/pass`, {
    owner_id: stranger.actor.memberId,
  });
  expect(foreign.status).toBe(400);
});
