import { afterAll, beforeAll, expect, test } from 'vitest';
import { QUESTIONS } from '#src/features/programme/concern/diagnosis.ts';
import { taskOf } from '#src/features/programme/concern/server/owed-task-commands.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let lea: TestMember;
let max: TestMember;
let eva: TestMember;
let south: TestMember;
let team: string;
let clock = new Date('2026-11-23T09:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  ada = await app.workspace();
  team = await app.team(ada, 'North');
  lea = await app.member(ada, { name: 'Lea', role: 'manager' });
  max = await app.member(ada, { name: 'Max', teamId: team });
  eva = await app.member(ada, { name: 'Eva', teamId: team });
  south = await app.member(ada, { name: 'Sam', teamId: await app.team(ada, 'South') });
}, 60_000);
afterAll(() => app.close());

const call = (who: TestMember, route: string, body?: object) =>
  app.call(who, route.replace(' ', ' /api/v1/'), body ? { body } : {});
async function done(answer: ReturnType<typeof call>) {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}
/** A concern that both raters find so. */
async function concern(each: number): Promise<string> {
  const given = { title: 'Customers live in my own book', team_id: team };
  const { id } = await done(call(max, 'POST concerns', given));
  const scores = Object.fromEntries(QUESTIONS.map((name) => [name, each]));
  for (const rater of [max, lea]) {
    await done(call(rater, `POST concerns/${id}/ratings`, { scores, losses: ['time'] }));
  }
  return id;
}
const parts = () => ({
  assumption: 'Writing it down twice is what keeps us away',
  hypothesis: 'Who notes it in the car notes more',
  smallest_test: 'Three of us speak the note after each visit, for two weeks',
  metric: 'orders',
  stop_rule: 'If a visit takes longer for it',
  loss: 'Time between two visits',
  sponsor_id: lea.actor.memberId,
  protection: 'Nobody is asked about targets of these weeks',
});
async function propose(rest: object = {}) {
  const concern_id = await concern(2);
  const given = { concern_id, ...parts(), owner_id: max.actor.memberId, ...rest };
  const { id } = await done(call(max, 'POST experiments', given));
  return { id: id as string, concern_id };
}
const read = (who: TestMember, id: string) => done(call(who, `GET experiments/${id}`));

test('its owner is one of those who have the problem, and it is for adaptive concerns alone', async () => {
  const concern_id = await concern(2);
  const given = (owner: TestMember) => ({ concern_id, owner_id: owner.actor.memberId });
  const refused = await call(lea, 'POST experiments', given(south));
  expect(refused.body.reason).toBe('owner_not_affected');
  const { id } = await done(call(lea, 'POST experiments', given(eva)));
  const change = await call(eva, `PATCH experiments/${id}`, { owner_id: south.actor.memberId });
  expect(change.body.reason).toBe('owner_not_affected');
  const technical = { ...given(eva), concern_id: await concern(0) };
  expect((await call(eva, 'POST experiments', technical)).body.reason).toBe('technical');
});

test('it begins only with all of its parts, and is looked back on within six weeks', async () => {
  const { id, concern_id } = await propose({ stop_rule: '', loss: '' });
  const tried = async () =>
    (await done(call(max, `GET concerns/${concern_id}`))).experiments[0].started_on;
  const start = (review_on: string) => call(max, `POST experiments/${id}/start`, { review_on });
  const refused = await start('2026-12-14');
  expect(refused.body).toMatchObject({ reason: 'parts_missing', missing: ['stop_rule', 'loss'] });
  await done(call(max, `PATCH experiments/${id}`, { stop_rule: parts().stop_rule, loss: 'Time' }));
  expect((await start('2026-11-23')).body.reason).toBe('past');
  expect((await start('2027-01-05')).body.reason).toBe('too_late');
  expect(await tried()).toBeNull();
  await done(start('2027-01-04'));
  expect(await tried()).not.toBeNull();
  expect((await start('2027-01-04')).body.reason).toBe('begun');
  expect((await call(max, `PATCH experiments/${id}`, { loss: '' })).body.reason).toBe('begun');
});

test('each part is required', async () => {
  const { id } = await propose();
  for (const [name, value] of Object.entries(parts())) {
    const none = name === 'metric' || name === 'sponsor_id' ? null : '';
    if (name === 'sponsor_id') continue;
    await done(call(max, `PATCH experiments/${id}`, { [name]: none }));
    const refused = await call(max, `POST experiments/${id}/start`, { review_on: '2026-12-14' });
    expect(refused.body, name).toMatchObject({ reason: 'parts_missing', missing: [name] });
    await done(call(max, `PATCH experiments/${id}`, { [name]: value }));
  }
  expect((await read(max, id)).missing).toEqual([]);
});

test('its review is in the day of its owner; an adaptive concern is done only after one', async () => {
  const { id, concern_id } = await propose();
  const judge = () => call(eva, `POST concerns/${concern_id}/judge`, { holds: true });
  expect((await judge()).body.reason).toBe('not_acting');
  const started = await call(max, `POST experiments/${id}/start`, { review_on: '2026-12-14' });
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  expect((await judge()).body.reason).toBe('no_review');
  const task = await done(call(max, `GET tasks/${taskOf(id)}`));
  expect(task).toMatchObject({ due_on: '2026-12-14', owner_id: max.actor.memberId, done_at: null });
  expect(await read(max, id)).toMatchObject({
    measured: { from: { value: 0 }, now: { value: 0 }, to: null },
    can: ['review'],
  });
  const before = clock;
  const early = { verdict: 'keep', learnt: 'It went well at once', share: true };
  expect((await call(max, `POST experiments/${id}/review`, early)).body.reason).toBe('too_soon');
  const second = { ...parts(), concern_id, owner_id: eva.actor.memberId };
  const other = (await done(call(eva, 'POST experiments', second))).id;
  await done(call(eva, `POST experiments/${other}/start`, { review_on: '2026-12-15' }));
  clock = new Date('2026-12-14T09:00:00Z');
  const review = {
    verdict: 'keep',
    learnt: 'Speaking takes a minute, typing takes five',
    share: true,
  };
  expect((await call(south, `POST experiments/${id}/review`, review)).status).toBe(403);
  await done(call(max, `POST experiments/${id}/review`, review));
  expect((await call(max, `POST experiments/${id}/review`, review)).body.reason).toBe('reviewed');
  expect((await done(call(max, `GET tasks/${taskOf(id)}`))).done_at).not.toBeNull();
  expect(await read(south, id)).toMatchObject({ verdict: 'keep', learnt: review.learnt, can: [] });
  expect((await judge()).body.reason).toBe('experiment_runs');
  const stopped = { verdict: 'stop', learnt: 'One of the two was enough', share: true };
  await done(call(eva, `POST experiments/${other}/review`, stopped));
  await done(judge());
  const after = await done(call(max, `GET concerns/${concern_id}`));
  expect(after).toMatchObject({
    state: 'verified',
    interventions: expect.arrayContaining([
      expect.objectContaining({ kind: 'adaptive', outcome: 'held' }),
    ]),
  });
  clock = before;
});

test('what was learnt and not shared stays with who tried it', async () => {
  const { id } = await propose();
  await done(call(max, `POST experiments/${id}/start`, { review_on: '2026-12-14' }));
  const review = { verdict: 'stop', learnt: 'We were too few to tell', share: false };
  await done(call(max, `POST experiments/${id}/review`, review));
  expect((await read(max, id)).learnt).toBe(review.learnt);
  expect((await read(south, id)).learnt).toBeNull();
  const seen = await app.throughEyes(ada, max, `GET /api/v1/experiments/${id}`);
  expect(seen.body.learnt).toBeNull();
});

test('beginning is taken back whole: the task goes, the concern is as it was', async () => {
  const { id, concern_id } = await propose();
  const started = await call(max, `POST experiments/${id}/start`, { review_on: '2026-12-14' });
  const undo = `POST commands/${started.headers.get('uptake-command')}/undo`;
  await done(call(max, undo));
  expect(await read(max, id)).toMatchObject({ started_on: null, can: ['change', 'start', 'drop'] });
  const concerned = await done(call(max, `GET concerns/${concern_id}`));
  expect(concerned).toMatchObject({ state: 'diagnosed', interventions: [] });
  expect((await done(call(max, `GET tasks/${taskOf(id)}`))).deleted_at).not.toBeNull();
});

test('who protects it can: the sponsor, or where nobody is, a manager or an administrator', async () => {
  const { id } = await propose();
  const protect = (who: TestMember) =>
    call(max, `PATCH experiments/${id}`, { sponsor_id: who.actor.memberId });
  expect((await protect(eva)).body.reason).toBe('not_sponsor');
  await done(protect(ada));
});

test('its figures are read with the sight of its owner, whoever notes them, over equal spans', async () => {
  const visited = async (who: TestMember, occurred_at: string) => {
    const note = { kind: 'call', body: 'A visit', occurred_at, visibility: 'private' };
    await done(call(who, 'POST activities', note));
  };
  await visited(max, '2026-11-20T10:00:00Z');
  await visited(lea, '2026-11-20T10:00:00Z');
  const { id } = await propose({ metric: 'activities' });
  await done(call(lea, `POST experiments/${id}/start`, { review_on: '2026-12-14' }));
  expect((await read(max, id)).measured.from).toEqual({ value: 1 });
  expect((await read(south, id)).measured.now).toBeNull();
  const before = clock;
  clock = new Date('2026-11-25T09:00:00Z');
  await visited(max, '2026-11-24T10:00:00Z');
  await visited(max, '2026-11-23T10:00:00Z');
  const review = { verdict: 'stop', learnt: 'Two notes where one was', share: true };
  await done(call(lea, `POST experiments/${id}/review`, review));
  expect((await read(max, id)).measured).toMatchObject({ from: { value: 1 }, to: { value: 2 } });
  clock = before;
});

test('another workspace finds none of it', async () => {
  const { id, concern_id } = await propose();
  const stranger = await app.workspace('Other');
  expect((await call(stranger, 'GET experiments')).body.items).toEqual([]);
  const tries: [string, object?][] = [
    [`GET experiments/${id}`],
    [`PATCH experiments/${id}`, { loss: 'x' }],
    [`DELETE experiments/${id}`],
    [`POST experiments/${id}/start`, { review_on: '2026-12-14' }],
    [`POST experiments/${id}/review`, { verdict: 'keep', learnt: 'It went well', share: true }],
    ['POST experiments', { concern_id }],
  ];
  for (const [route, body] of tries) {
    expect((await call(stranger, route, body)).status, route).toBe(404);
  }
  expect((await call(south, `PATCH experiments/${id}`, { loss: 'x' })).status).toBe(403);
  await done(call(max, `DELETE experiments/${id}`));
});
