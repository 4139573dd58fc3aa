import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { BoardCluster } from '../workshop-board.ts';
import { type TestWorkshop, workshopsOf } from './test-room.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let room: ReturnType<typeof workshopsOf>;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  room = workshopsOf(app, ada);
});
afterAll(() => app.close());

async function joinMany(workshop: TestWorkshop, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let i = 0; i < count; i++) tokens.push(await room.join(workshop));
  return tokens;
}

const act = (workshop: TestWorkshop, path: string, body: object, who = ada) =>
  app.call(who, `POST /api/v1/workshops/${workshop.id}${path}`, { body });

async function placeOf(workshop: TestWorkshop) {
  const { step, phase } = await room.boardOf(workshop);
  return { step, phase };
}

const goTo = async (workshop: TestWorkshop, step: number) =>
  act(workshop, '/step', { from: await placeOf(workshop), step });

const answerTo = (workshop: TestWorkshop, cluster: BoardCluster) =>
  act(workshop, `/clusters/${cluster.id}/answer`, {
    ...{ answer: 'yes', reason: 'We do it', due_on: '2999-01-01' },
    owner_id: max.actor.memberId,
  });

/** A workshop whose clusters have become concerns. */
async function answering(texts: string[]) {
  const made = await room.grouped(texts);
  await room.advance(made.workshop, { kind: 'answer' });
  return made;
}

test('one card alone is not shown in a room of five, by no way; it waits for others', async () => {
  const workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  const tokens = await joinMany(workshop, 5);
  await room.send(workshop, tokens[0]!, 'The first');
  const from = await placeOf(workshop);
  expect((await room.boardOf(workshop)).people).toEqual({ joined: 5, sent: 0, voted: 0 });
  expect((await goTo(workshop, from.step)).body).toMatchObject({ reason: 'same_step' });
  expect((await act(workshop, '/advance', { from })).body).toMatchObject({ reason: 'too_few' });
  expect((await goTo(workshop, 0)).status).toBe(200);
  expect((await room.boardOf(workshop)).clusters).toEqual([]);
  await goTo(workshop, from.step);
  for (const token of tokens.slice(1)) await room.send(workshop, token, 'Another');
  expect((await room.boardOf(workshop)).people.sent).toBe(5);
  expect((await act(workshop, '/advance', { from })).status).toBe(200);
  expect((await room.boardOf(workshop)).clusters).toHaveLength(5);
});

test('a vote is not closed on one ballot of five; nobody is seen to vote', async () => {
  const { workshop, clusterOf } = await room.grouped(['One']);
  const tokens = await joinMany(workshop, 5);
  await room.advance(workshop, { kind: 'vote' });
  const dots = { [clusterOf('One').id]: 1 };
  const vote = (token: string) => room.atCode(workshop, 'PUT', '/ballot', { token, dots });
  expect((await vote(tokens[0]!)).status).toBe(200);
  const from = await placeOf(workshop);
  expect((await act(workshop, '/advance', { from })).body).toMatchObject({ reason: 'too_few' });
  expect((await room.boardOf(workshop)).people.voted).toBe(0);
  for (const token of tokens.slice(1)) await vote(token);
  expect((await act(workshop, '/advance', { from })).status).toBe(200);
  const { clusters, rounds } = await room.boardOf(workshop);
  expect(clusters[0]!.votes).toBe(5);
  // opened anew it is another round, which phones send their dots to again
  await goTo(workshop, from.step);
  expect(await room.boardOf(workshop)).toMatchObject({ rounds, phase: 'open' });
  for (const token of tokens) await vote(token);
  await act(workshop, '/advance', { from });
  const again = await room.boardOf(workshop);
  expect(again.clusters[0]!.votes).toBe(5);
  expect(again.rounds).toBeGreaterThan(rounds);
});

test('a question counts who has answered all of them, and is answered for who runs it alone', async () => {
  const questions = [{ text: 'Why?', options: ['So', 'Not so'], right: 0 }];
  const workshop = await room.addWorkshop({ questions });
  await room.advance(workshop, { kind: 'check' });
  const token = await room.join(workshop);
  for (const picked of [[], [2], [0, 0]]) {
    const { status } = await room.atCode(workshop, 'PUT', '/check', { token, picked });
    expect(status, String(picked)).toBe(400);
  }
  const read = async (who: TestMember) =>
    (await app.call(who, `GET /api/v1/workshops/${workshop.id}`)).body.questions;
  expect(await read(ada)).toEqual(questions);
  expect(await read(max)).toEqual([]);
});

test('a phone writes so often in a minute, and reads on', async () => {
  const workshop = await room.addWorkshop();
  const token = await room.join(workshop);
  const statuses = new Set<number>();
  for (let i = 0; i < 61; i++) {
    const body = { token, secret: room.newSecret() };
    statuses.add((await room.atCode(workshop, 'POST', '/draft/withdraw', body)).status);
  }
  expect([...statuses]).toEqual([200, 429]);
  const read = await app.call(null, `GET /api/v1/join/${workshop.code}/board`);
  expect(read.status).toBe(200);
});

test('a code that nobody closes ends ninety days after its day', async () => {
  const day = (ago: number) => new Date(Date.now() - ago * 864e5).toISOString().slice(0, 10);
  const read = async (held_on: string) => {
    const { code } = await room.addWorkshop({ held_on });
    return (await app.call(null, `GET /api/v1/join/${code}/board`)).status;
  };
  expect(await read(day(89))).toBe(200);
  expect(await read(day(92))).toBe(404);
});

test('what is hidden is hidden in its concern as well, and shown again there', async () => {
  const { workshop, cardOf } = await answering(['Heinz is lazy']);
  const listed = async () =>
    (await app.call(ada, 'GET /api/v1/concerns')).body.items as { id: string; title: string }[];
  const { id } = (await listed()).find(({ title }) => title === 'Heinz is lazy')!;
  const hide = (reason: string | null) =>
    act(workshop, `/cards/${cardOf('Heinz is lazy').id}/hide`, { reason });
  expect((await hide('It names somebody')).status).toBe(200);
  const detail = async () => (await app.call(ada, `GET /api/v1/concerns/${id}`)).body;
  expect(await detail()).toMatchObject({ title: 'It names somebody', body: '' });
  await hide(null);
  expect(await detail()).toMatchObject({ title: 'Heinz is lazy', body: '– Heinz is lazy' });
});

test('phones read the answer that stands at the concern', async () => {
  const { workshop, clusterOf } = await answering(['Too many fields']);
  expect((await answerTo(workshop, clusterOf('Too many fields'))).status).toBe(200);
  const board = await room.boardOf(workshop);
  const { concern_id } = board.clusters[0]!.answer!;
  const changed = await app.call(ada, `POST /api/v1/concerns/${concern_id}/answer`, {
    body: { answer: 'no', reason: 'It is the law', owner_id: null, due_on: null },
  });
  expect(changed.status).toBe(200);
  const { body } = await app.call(null, `GET /api/v1/join/${workshop.code}/board`);
  expect(body.clusters[0].answer).toMatchObject({
    ...{ answer: 'no', reason: 'It is the law', owner: '', due_on: '' },
  });
  expect(body.version).toBeGreaterThan(board.version);
});

test('the last card of a theme that has become a concern stays in it', async () => {
  const { workshop, clusterOf, cardOf } = await answering(['One', 'Two']);
  const { steps } = await room.boardOf(workshop);
  await goTo(
    workshop,
    steps.findIndex(({ kind }) => kind === 'group'),
  );
  const into = clusterOf('Two').id;
  const merge = await act(workshop, `/clusters/${clusterOf('One').id}/merge`, { into });
  expect(merge.body).toMatchObject({ reason: 'has_concern' });
  const move = await act(workshop, `/cards/${cardOf('One').id}/move`, { cluster_id: into });
  expect(move.body).toMatchObject({ reason: 'has_concern' });
});

test('a workshop that is ended before its answers leaves its concerns', async () => {
  const { workshop } = await room.grouped(['Never answered']);
  const { steps } = await room.boardOf(workshop);
  expect((await goTo(workshop, steps.length - 1)).status).toBe(200);
  const { items } = (await app.call(ada, 'GET /api/v1/concerns')).body;
  expect(items.map(({ title }: { title: string }) => title)).toContain('Never answered');
});

test('two workshops that end at once wait for nobody for ever', async () => {
  const all = [await room.grouped(['A']), await room.grouped(['B']), await room.grouped(['C'])];
  for (const { workshop } of all) await room.advance(workshop, { kind: 'vote' });
  const answers = await Promise.all(
    all.map(async ({ workshop }, at) => {
      const { steps, step } = await room.boardOf(workshop);
      return at === 0
        ? act(workshop, '/advance', { from: { step, phase: 'open' } })
        : goTo(workshop, steps.length - 1);
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('of a concern that was split the room follows both halves', async () => {
  const { workshop, clusterOf } = await answering(['Fields and fear']);
  await answerTo(workshop, clusterOf('Fields and fear'));
  const before = await room.boardOf(workshop);
  const owner = new pg.Client(app.url);
  await owner.connect();
  await owner.query(
    `insert into concern (workspace_id, id, title, origin, raised_on, state, split_from)
     select workspace_id, gen_random_uuid(), 'Fear', origin, raised_on, 'diagnosed', id
     from concern where id = $1`,
    [before.clusters[0]!.answer!.concern_id],
  );
  await owner.end();
  const after = await room.boardOf(workshop);
  expect(before.clusters[0]!.beside).toEqual([]);
  expect(after.clusters[0]!.beside).toMatchObject([{ title: 'Fear', status: 'diagnosed' }]);
  expect(after.version).toBeGreaterThan(before.version);
});

test('a board that did not change is not sent again', async () => {
  const { workshop } = await room.grouped(['One']);
  const path = `GET /api/v1/join/${workshop.code}/board`;
  const etag = (await app.call(null, path)).headers.get('etag')!;
  const again = await app.raw(null, path, { headers: { 'if-none-match': etag } });
  expect(again.status).toBe(304);
  // nor does it tell everybody who has the code how many work here
  await app.member(ada);
  const later = await app.raw(null, path, { headers: { 'if-none-match': etag } });
  expect(later.status).toBe(304);
});
