import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { QUESTIONS } from '../diagnosis.ts';
import { answerOwedOf, changeOwedOf, taskOf } from './owed-task-commands.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let eva: TestMember;
let south: TestMember;
let team: string;
let clock = new Date('2026-11-23T09:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  team = await app.team(ada, 'North');
  lea = await app.member(ada, { name: 'Lea', role: 'manager' });
  max = await app.member(ada, { name: 'Max', teamId: team });
  eva = await app.member(ada, { name: 'Eva', teamId: team });
  south = await app.member(ada, { name: 'Sam', teamId: await app.team(ada, 'South') });
}, 60_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

const call = (who: TestMember, route: string, body?: object) =>
  app.call(who, route.replace(' ', ' /api/v1/concerns'), body ? { body } : {});
const step = (who: TestMember, id: string, name: string, body?: object) =>
  call(who, `POST /${id}/${name}`, body);
const read = async (who: TestMember, id: string) => (await call(who, `GET /${id}`)).body;

async function done(answer: Promise<{ status: number; body: unknown }>) {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body as { id: string };
}
async function raise(who: TestMember, rest: object = {}): Promise<string> {
  const given = { title: 'The list takes ages', team_id: team, ...rest };
  return (await done(call(who, 'POST ', given))).id;
}
const points = (each: number) => Object.fromEntries(QUESTIONS.map((name) => [name, each]));
const rate = (who: TestMember, id: string, each: number, losses: string[] = ['time']) =>
  step(who, id, 'ratings', { scores: points(each), ...(each > 0 && { losses }) });
async function diagnose(id: string, each: number, other = each) {
  await done(rate(max, id, each));
  await done(rate(lea, id, other));
}
const fix = (who: TestMember, id: string, rest: object = {}) =>
  step(who, id, 'fixes', {
    ...{ kind: 'software', what: 'An index', owner_id: lea.actor.memberId, due_on: '2026-12-01' },
    ...rest,
  });

test('neither rater reads the other before both are done, and two make the class', async () => {
  const id = await raise(max);
  await done(rate(max, id, 0));
  expect((await rate(max, id, 2)).body.reason).toBe('rated');
  const before = await read(lea, id);
  expect(before).toMatchObject({ rated: 1, rated_by_me: false, ratings: [], class: null });
  expect(JSON.stringify(before)).not.toContain('described_differently":0');
  const { rows } = await owner.query(
    `select changes from ledger_event where verb = 'concern_rating.created' and record_id = $1`,
    [id],
  );
  expect(rows.every(({ changes }) => !changes)).toBe(true);
  await done(rate(lea, id, 0));
  const after = await read(lea, id);
  expect(after).toMatchObject({ class: 'technical', state: 'diagnosed', rated: 2 });
  expect(after.ratings).toHaveLength(2);
  expect((await rate(eva, id, 0)).body.reason).toBe('decided');
});

test('one of the two raters is among those whom it affects', async () => {
  const id = await raise(max);
  await done(rate(south, id, 0));
  expect((await rate(lea, id, 0)).body.reason).toBe('none_affected');
  await done(rate(eva, id, 0));
  expect((await read(eva, id)).class).toBe('technical');
});

test('where the two differ it is undetermined, waits, and is rated anew', async () => {
  const id = await raise(max);
  await diagnose(id, 0, 2);
  expect(await read(lea, id)).toMatchObject({ class: 'undetermined', waits_for: 'undetermined' });
  expect((await fix(lea, id)).body.reason).toBe('undetermined');
  await done(step(max, id, 'rate-anew'));
  await diagnose(id, 0);
  expect((await read(lea, id)).class).toBe('technical');
});

test('a fix has an owner and a day, and those affected verify it', async () => {
  const id = await raise(max);
  expect((await fix(lea, id)).body.reason).toBe('not_diagnosed');
  await diagnose(id, 0);
  expect((await fix(eva, id)).status).toBe(403);
  expect((await fix(lea, id, { due_on: '2026-11-01' })).body.reason).toBe('past');
  await done(fix(lea, id));
  expect((await fix(lea, id)).body.reason).toBe('under_way');
  expect((await step(max, id, 'judge', { holds: true })).body.reason).toBe('not_done');
  await done(step(lea, id, 'fix-done'));
  expect((await step(south, id, 'judge', { holds: true })).body.reason).toBe('not_affected');
  await done(step(max, id, 'judge', { holds: true }));
  const after = await read(max, id);
  expect(after).toMatchObject({ state: 'verified', interventions: [{ outcome: 'held' }] });
});

test('one failed fix reopens it; the second asks for the diagnosis again', async () => {
  const id = await raise(max);
  await diagnose(id, 0);
  for (const [failed, expected] of [
    [1, 'technical'],
    [2, null],
  ] as const) {
    await done(fix(lea, id));
    await done(step(lea, id, 'fix-done'));
    await done(step(eva, id, 'judge', { holds: false }));
    const after = await read(lea, id);
    expect(after.class, `after ${failed}`).toBe(expected);
    expect(after.state).toBe('reopened');
  }
  expect((await fix(lea, id)).body.reason).toBe('not_diagnosed');
  expect((await read(max, id)).can).toContain('rate');
});

test('whatever is adaptive says which of five losses it asks for, and never loses all of them', async () => {
  const id = await raise(max);
  expect((await rate(max, id, 2, [])).body.reason).toBe('no_loss');
  await done(rate(max, id, 2, ['status', 'time']));
  expect((await read(lea, id)).losses).toEqual([]);
  await done(rate(lea, id, 2, ['competence']));
  const after = await read(lea, id);
  expect(after.class).toBe('adaptive');
  expect(after.losses.toSorted()).toEqual(['competence', 'status', 'time']);
  expect(after.ratings.map((one: { losses: string[] }) => one.losses.length).sort()).toEqual([
    1, 2,
  ]);
  expect((await call(lea, `PATCH /${id}`, { losses: [] })).body.reason).toBe('no_loss');
  await done(call(lea, `PATCH /${id}`, { losses: ['autonomy'] }));
  expect((await read(lea, id)).losses).toEqual(['autonomy']);
  const { items } = (await call(lea, 'GET ')).body;
  const adaptive = items.filter((one: { class: string }) => one.class === 'adaptive');
  for (const one of adaptive) expect((await read(lea, one.id)).losses.length).toBeGreaterThan(0);
});

test('what is both is split into a technical and an adaptive concern', async () => {
  const id = await raise(max);
  await diagnose(id, 1);
  expect(await read(lea, id)).toMatchObject({ class: 'mixed', waits_for: 'mixed' });
  const parts = { technical: 'The list is slow', adaptive: 'Nobody trusts the list' };
  expect((await step(max, id, 'split', { ...parts, losses: [] })).body.reason).toBe('no_loss');
  const other = (await done(step(max, id, 'split', parts))).id;
  expect(await read(lea, id)).toMatchObject({ class: 'technical', title: parts.technical });
  const adaptive = await read(lea, other);
  const half = { class: 'adaptive', split_from: id, title: parts.adaptive, losses: ['time'] };
  expect(adaptive).toMatchObject(half);
  expect((await fix(lea, other)).body.reason).toBe('adaptive');
});

test('who decides says yes, no or an experiment, with the reason; others read it', async () => {
  const id = await raise(max);
  const yes = { answer: 'yes', reason: 'It costs us hours', due_on: '2026-12-01' };
  const whole = { ...yes, owner_id: lea.actor.memberId };
  expect((await step(max, id, 'answer', whole)).status).toBe(403);
  expect((await step(lea, id, 'answer', yes)).body.reason).toBe('no_owner');
  expect((await step(lea, id, 'answer', { answer: 'no', reason: '' })).status).toBe(400);
  const answered = await step(lea, id, 'answer', whole);
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  expect(await read(south, id)).toMatchObject({ state: 'answered', reason: 'It costs us hours' });
  const undo = `POST /api/v1/commands/${answered.headers.get('uptake-command')}/undo`;
  expect((await app.call(lea, undo)).status).toBe(200);
  expect(await read(south, id)).toMatchObject({ state: 'raised', answer: null });
});

test('what is owed stands in the day of whoever owes it, and leaves it when it is done', async () => {
  const id = await raise(max);
  const task = async (owed: string) =>
    (await app.call(lea, `GET /api/v1/tasks/${taskOf(owed)}`)).body;
  const yes = { answer: 'yes', reason: 'It costs us hours', due_on: '2026-12-01' };
  const answered = await step(lea, id, 'answer', { ...yes, owner_id: lea.actor.memberId });
  const owes = { owner_id: lea.actor.memberId, due_on: '2026-12-01', done_at: null };
  expect(await task(answerOwedOf(id))).toMatchObject({ ...owes, deleted_at: null });
  const undo = `POST /api/v1/commands/${answered.headers.get('uptake-command')}/undo`;
  expect((await app.call(lea, undo)).status).toBe(200);
  expect((await task(answerOwedOf(id))).deleted_at).not.toBeNull();
  await done(step(lea, id, 'answer', { ...yes, owner_id: lea.actor.memberId }));
  expect(await task(answerOwedOf(id))).toMatchObject({ ...owes, deleted_at: null });
  await diagnose(id, 0);
  const promised = await done(fix(lea, id));
  expect((await task(answerOwedOf(id))).done_at).not.toBeNull();
  expect(await task(promised.id)).toMatchObject(owes);
  await done(step(lea, id, 'fix-done'));
  expect((await task(promised.id)).done_at).not.toBeNull();
});

test('a leader who complains of the pipeline changes something first', async () => {
  const id = await raise(lea, { title: 'The pipeline is a fairy tale', team_id: null });
  expect((await read(lea, id)).joint).toBe(true);
  await diagnose(id, 0);
  expect((await fix(lea, id)).body.reason).toBe('no_commitment');
  const commit = { manager_change: 'I open it in each meeting', manager_due_on: '2026-12-01' };
  expect((await step(ada, id, 'commit', commit)).body.reason).toBe('not_manager');
  await done(step(lea, id, 'commit', commit));
  const own = await app.call(lea, `GET /api/v1/tasks/${taskOf(changeOwedOf(id))}`);
  expect(own.body).toMatchObject({ owner_id: lea.actor.memberId, due_on: '2026-12-01' });
  await done(fix(lea, id));
  expect((await read(max, await raise(max, { title: 'The pipeline is slow' }))).joint).toBe(false);
});

test('without a name nobody is found, in no table and in no event', async () => {
  const { id } = await done(call(eva, 'POST /unnamed', { title: 'I am watched here' }));
  await done(step(max, id, 'share'));
  expect((await step(max, id, 'share')).body.reason).toBe('heard');
  expect(await read(eva, id)).toMatchObject({ raised_by: null, weight: 2 });
  const rows = await owner.query('select * from concern where id = $1', [id]);
  const events = await owner.query('select * from ledger_event where record_id = $1', [id]);
  expect(events.rows).toHaveLength(2);
  for (const text of [JSON.stringify(rows.rows), JSON.stringify(events.rows)]) {
    expect(text).not.toContain(eva.actor.memberId);
    expect(text).not.toContain(max.actor.memberId);
  }
  // repeated under its key it is raised once, and the key is not kept
  const headers = { 'idempotency-key': 'raised-once' };
  const raised = await Promise.all(
    [eva, eva, eva].map((who) =>
      app.call(who, 'POST /api/v1/concerns/unnamed', { body: { title: 'Twice told' }, headers }),
    ),
  );
  expect(raised.map(({ status, body }) => [status, body.id])).toEqual(
    raised.map(() => [201, raised[0]!.body.id]),
  );
  const twice = await owner.query(`select * from concern where title = 'Twice told'`);
  expect(twice.rows).toHaveLength(1);
  const told = [await owner.query('select * from ledger_event'), twice].map(({ rows }) => rows);
  expect(JSON.stringify(told)).not.toContain('raised-once');
  const body = { title: 'Twice told, and more' };
  const other = await app.call(eva, 'POST /api/v1/concerns/unnamed', { body, headers });
  expect(other.body.id).not.toBe(raised[0]!.body.id);
  for (const telling of [{ page: '/companies' }, { page_title: 'Acme' }, { team_id: team }]) {
    const told = { title: 'I am watched here', ...telling };
    expect((await call(eva, 'POST /unnamed', told)).status).toBe(400);
  }
  const kept = await owner.query('select * from idempotent_answer');
  expect(JSON.stringify(kept.rows)).not.toContain(id);
});

test('without a name a leader’s complaint is not told to be one; who decides may say so later', async () => {
  const { id } = await done(call(lea, 'POST /unnamed', { title: 'The pipeline is a fairy tale' }));
  expect(await read(ada, id)).toMatchObject({ joint: false, manager: null });
  await done(call(ada, `PATCH /${id}`, { joint: true }));
  expect(await read(ada, id)).toMatchObject({ joint: true, manager: null });
});

test('the page is told to few, as it may name what not everybody sees, and lies in Uptake', async () => {
  const page = { page: '/companies/1', page_title: 'Secret Ltd' };
  const id = await raise(max, page);
  for (const who of [max, lea]) expect(await read(who, id)).toMatchObject(page);
  expect(await read(eva, id)).toMatchObject({ page: null, page_title: null });
  for (const elsewhere of ['https://evil.test', '//evil.test', '/\\evil.test']) {
    const given = { title: 'See here', page: elsewhere };
    expect((await call(max, 'POST ', given)).status, elsewhere).toBe(400);
  }
});

test('nobody silences another: what was raised is taken back by its author alone', async () => {
  const given = await call(max, 'POST ', { title: 'My chief counts calls', team_id: team });
  const undo = (who: TestMember) =>
    app.call(who, `POST /api/v1/commands/${given.headers.get('uptake-command')}/undo`);
  expect((await undo(lea)).body.reason).toBe('not_author');
  expect((await undo(max)).status).toBe(200);
  const { id } = await done(call(eva, 'POST /unnamed', { title: 'My chief counts calls' }));
  await done(step(max, id, 'share'));
  const { rows } = await owner.query('select command_id from ledger_event where record_id = $1', [
    id,
  ]);
  for (const { command_id } of rows) {
    const silenced = await app.call(lea, `POST /api/v1/commands/${command_id}/undo`);
    expect(silenced.body.reason).toBe('not_author');
  }
});

test('today is the day where a member lives, not the day in Greenwich', async () => {
  const before = clock;
  clock = new Date('2026-11-24T02:00:00Z');
  const member = await owner.query(
    `update member set time_zone = 'America/New_York' where id = $1`,
    [lea.actor.memberId],
  );
  expect(member.rowCount).toBe(1);
  const id = await raise(max);
  const yes = { answer: 'yes', reason: 'It costs us hours', due_on: '2026-11-23' };
  await done(step(lea, id, 'answer', { ...yes, owner_id: lea.actor.memberId }));
  expect((await read(max, id)).answered_on).toBe('2026-11-23');
  await owner.query(`update member set time_zone = 'UTC' where id = $1`, [lea.actor.memberId]);
  clock = before;
});

test('concerns that say the same stand beneath one, which weighs as much as all', async () => {
  const [one, two, three] = [await raise(max), await raise(eva), await raise(south)];
  expect((await step(max, one, 'cluster', { others: [two] })).status).toBe(403);
  await done(step(lea, one, 'cluster', { others: [two, three] }));
  const head = await read(max, one);
  expect(head).toMatchObject({ weight: 3, state: 'clustered' });
  expect(head.beneath.map((row: { id: string }) => row.id).sort()).toEqual([two, three].sort());
  expect((await rate(max, two, 0)).body.reason).toBe('in_cluster');
  const { items } = (await call(max, 'GET ')).body;
  expect(items.some((row: { id: string }) => row.id === two)).toBe(false);
});

test('tags say where it comes from, more than one; words stay its author’s', async () => {
  const id = await raise(max);
  await done(
    call(lea, `PATCH /${id}`, {
      causes: ['set_up', 'managed', 'set_up'],
      losses: ['time'],
      axis: 'working',
    }),
  );
  expect(await read(max, id)).toMatchObject({ causes: ['set_up', 'managed'], losses: ['time'] });
  expect((await call(lea, `PATCH /${id}`, { title: 'Mine now' })).body.reason).toBe('not_author');
  expect((await call(south, `PATCH /${id}`, { theme: 'speed' })).status).toBe(403);
});

test('beside what is said stands what the records show, and of few people no time', async () => {
  const id = await raise(max, { title: 'A glorified rolodex, and the deals are a waste of time' });
  const company = await app.call(max, 'POST /api/v1/companies', { body: { name: 'Bare Ltd' } });
  expect(company.status, JSON.stringify(company.body)).toBe(201);
  const { observed } = await read(lea, id);
  expect(observed).toEqual([
    { claim: 'rolodex', count: 1, of: 1 },
    // nothing is said of deals, of which there are none
  ]);
  expect((await read(lea, await raise(max, { title: 'The button is grey' }))).observed).toEqual([]);
});

test('what the records show is counted of what the reader sees', async () => {
  const chief = await app.workspace('Sight');
  const flo = await app.member(chief, { name: 'Flo' });
  const made = await app.call(chief, 'POST /api/v1/companies', { body: { name: 'Bare Ltd' } });
  const task = { subject: 'Call', company_id: made.body.id, visibility: 'private' };
  expect((await app.call(flo, 'POST /api/v1/tasks', { body: task })).status).toBe(201);
  const { id } = await done(call(chief, 'POST ', { title: 'A glorified rolodex' }));
  expect((await read(chief, id)).observed).toEqual([{ claim: 'rolodex', count: 1, of: 1 }]);
});

test('how long an entry takes is told of five people, and about how many there were', async () => {
  const chief = await app.workspace('Typing');
  const { id } = await done(call(chief, 'POST ', { title: 'It takes ages' }));
  const save = async (who: TestMember, route: `POST ${string}`, body: object, ms: number) => {
    const headers = { 'uptake-effort': `ms=${ms};keys=9` };
    expect((await app.call(who, route, { body, headers })).status).toBe(201);
  };
  const said = { title: 'The button is grey' };
  for (const name of ['Ed', 'Flo', 'Gil', 'Hal', 'Ida']) {
    expect((await read(chief, id)).observed).toEqual([]);
    const who = await app.member(chief, { name });
    await save(who, 'POST /api/v1/companies', { name }, 4_000);
    for (let at = 0; at < 3; at += 1) await save(who, 'POST /api/v1/concerns', said, 90_000);
  }
  expect((await read(chief, id)).observed).toEqual([{ claim: 'typing', count: 4, of: 10 }]);
});

/** As a phone takes it, with what the camera notes and something hung on its end. */
async function aPicture(): Promise<string> {
  const drawn = await sharp({ create: { width: 8, height: 4, channels: 3, background: 'red' } })
    .withExif({ IFD0: { Make: 'Secret camera' } })
    .jpeg()
    .toBuffer();
  return Buffer.concat([drawn, Buffer.from('<script>')]).toString('base64');
}

test('a picture is kept with a name only, and shown to few', async () => {
  const picture = await aPicture();
  const begun = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]).toString('base64');
  for (const bad of ['AAAA', '!', begun]) {
    expect((await call(max, 'POST ', { title: 'Look at this', picture: bad })).status).toBe(400);
  }
  const id = await raise(max, { picture });
  expect((await call(max, `GET /${id}/picture`)).status).toBe(200);
  const { status, headers } = await call(lea, `GET /${id}/picture`);
  expect(status).toBe(200);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toBe('sandbox');
  const kept = await owner.query('select bytes from concern_picture where concern_id = $1', [id]);
  const told = kept.rows[0].bytes.toString('latin1');
  expect(told).not.toMatch(/Secret camera|script/);
  expect((await call(eva, `GET /${id}/picture`)).status).toBe(404);
  expect((await call(eva, 'POST /unnamed', { title: 'Look at this', picture })).status).toBe(400);
});

test('the heaviest are counted with their answers, and those that wait too long', async () => {
  const other = await app.workspace('Counted');
  expect((await call(other, 'GET ')).body.top).toEqual({
    top: 0,
    answered: 0,
    in_time: 0,
    unanswered: 0,
    late: 0,
    others_late: 0,
  });
  for (let at = 0; at < 4; at += 1) await raise(other, { title: `Concern ${at}`, team_id: null });
  expect((await call(other, 'GET ')).body.top).toMatchObject({ top: 3, unanswered: 3, late: 0 });
  const before = clock;
  clock = new Date('2026-12-07T09:00:00Z');
  const { items, top } = (await call(other, 'GET ')).body;
  expect(top).toMatchObject({ late: 0 });
  const heaviest = items.find((one: { top: boolean }) => one.top).id;
  await done(step(other, heaviest, 'answer', { answer: 'no', reason: 'It would cost too much' }));
  expect((await call(other, 'GET ')).body.top).toMatchObject({ answered: 1, in_time: 1 });
  clock = new Date('2026-12-08T09:00:00Z');
  expect((await call(other, 'GET ')).body.top).toMatchObject({
    late: 2,
    in_time: 1,
    others_late: 1,
  });
  clock = before;
});

test('one that came back waits for an answer again, from the day it came back', async () => {
  const other = await app.workspace('Back');
  const mia = await app.member(other, { name: 'Mia' });
  const id = await raise(mia, { team_id: null });
  await done(rate(mia, id, 0));
  await done(rate(other, id, 0));
  await done(step(other, id, 'answer', { answer: 'no', reason: 'It works for others' }));
  const top = async () => (await call(other, 'GET ')).body.top;
  expect(await top()).toMatchObject({ answered: 1, unanswered: 0 });
  await done(fix(other, id, { owner_id: other.actor.memberId }));
  await done(step(other, id, 'fix-done'));
  await done(step(mia, id, 'judge', { holds: false }));
  expect(await top()).toMatchObject({ answered: 0, in_time: 0, unanswered: 1, late: 0 });
  await owner.query(`update ledger_event set at = '2026-10-02T09:00:00Z'
    where verb = 'concern.reopened' and record_id = '${id}'`);
  expect(await top()).toMatchObject({ unanswered: 1, late: 1 });
  await done(step(other, id, 'answer', { answer: 'no', reason: 'It works for others still' }));
  expect(await top()).toMatchObject({ answered: 1, unanswered: 0 });
});

test('another workspace and an outside coach find nothing and do nothing', async () => {
  const id = await raise(max);
  const stranger = await app.workspace('Other');
  expect((await call(stranger, 'GET ')).body.items).toEqual([]);
  const today = { owner_id: stranger.actor.memberId, due_on: '2026-12-01' };
  const tries: [string, object?][] = [
    [`GET /${id}`],
    [`GET /${id}/picture`],
    [`PATCH /${id}`, { theme: 'x' }],
    [`DELETE /${id}`],
    [`POST /${id}/share`],
    [`POST /${id}/cluster`, { others: [id] }],
    [`POST /${id}/ratings`, { scores: points(0) }],
    [`POST /${id}/rate-anew`],
    [`POST /${id}/split`, { technical: 'One part', adaptive: 'Another' }],
    [`POST /${id}/answer`, { answer: 'yes', reason: 'Because', ...today }],
    [`POST /${id}/commit`, { manager_change: 'More', manager_due_on: '2026-12-01' }],
    [`POST /${id}/fixes`, { kind: 'process', what: 'A rule', ...today }],
    [`POST /${id}/fix-done`],
    [`POST /${id}/judge`, { holds: true }],
  ];
  for (const [route, body] of tries)
    expect((await call(stranger, route, body)).status, route).toBe(404);
});

test('one’s own concern is taken back while nobody has said anything to it', async () => {
  const picture = await aPicture();
  const id = await raise(max, { picture });
  expect((await call(eva, `DELETE /${id}`)).status).toBe(403);
  await done(call(max, `DELETE /${id}`));
  expect((await call(max, `GET /${id}`)).status).toBe(404);
  const pictures = await owner.query('select from concern_picture where concern_id = $1', [id]);
  expect(pictures.rowCount).toBe(0);
});
