import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { BoardCluster } from '../workshop-board.ts';
import { workshopsOf } from './test-room.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let room: ReturnType<typeof workshopsOf>;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  room = workshopsOf(app, ada);
  max = await app.member(ada);
  stranger = await app.workspace('Other');
});
afterAll(() => app.close());

const textsOf = (clusters: BoardCluster[]) =>
  clusters.flatMap(({ cards }) => cards.map(({ text }) => text)).toSorted();

test('what is sent is seen by nobody until it is revealed, and then by all without an author', async () => {
  const workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  const tokens = [await room.join(workshop), await room.join(workshop)];
  for (const [at, token] of tokens.entries()) await room.send(workshop, token, `Card ${at}`);
  const before = await room.boardOf(workshop);
  expect(before.people).toEqual({ joined: 2, sent: 2, voted: 0 });
  expect(before.clusters).toEqual([]);
  await room.advance(workshop);
  const open = await app.call(null, `GET /api/v1/join/${workshop.code}/board`);
  expect(open.body).toEqual(await room.boardOf(workshop));
  expect(textsOf(open.body.clusters)).toEqual(['Card 0', 'Card 1']);
  expect(open.body).toMatchObject({ phase: 'done', people: { sent: 0, joined: 2 } });
  // each in a cluster of its own, with ids that tell no time
  for (const { cards, id } of open.body.clusters as BoardCluster[]) {
    expect(cards).toHaveLength(1);
    for (const one of [id, cards[0]!.id]) expect(one[14]).toBe('4');
  }
});

test('a draft that comes twice stands once; whoever knows its secret changes or withdraws it', async () => {
  const workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  const token = await room.join(workshop);
  const { secret } = await room.send(workshop, token, 'First words');
  for (const text of ['Second\u0007 words\u202e', 'Second words']) {
    const again = { token, secret, kind: 'idea', text };
    expect((await room.atCode(workshop, 'PUT', '/draft', again)).status).toBe(200);
  }
  const other = await room.send(workshop, token, 'Taken back');
  const body = { token, secret: other.secret };
  expect((await room.atCode(workshop, 'POST', '/draft/withdraw', body)).status).toBe(200);
  await room.advance(workshop);
  const [{ cards }] = (await room.boardOf(workshop)).clusters as [BoardCluster];
  expect(cards).toMatchObject([{ text: 'Second words', kind: 'idea' }]);
  // what comes too late is refused, and nothing of it stays
  expect((await room.send(workshop, token, 'Too late')).status).toBe(409);
  expect(textsOf((await room.boardOf(workshop)).clusters)).toEqual(['Second words']);
});

test('the phone must have joined, and what it sends is bounded', async () => {
  const workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  expect((await room.send(workshop, room.newSecret(), 'Nobody')).status).toBe(409);
  const token = await room.join(workshop);
  expect((await room.send(workshop, token, 'x'.repeat(281))).status).toBe(400);
  expect((await room.send(workshop, token, ' \u200b ')).status).toBe(400);
  expect((await room.send(workshop, token, 'x', { kind: 'start' })).status).toBe(400);
  expect((await room.send(workshop, token, 'x', { kind: 'image', image: 'toString' })).status).toBe(
    400,
  );
  for (let i = 0; i < 40; i++)
    expect((await room.send(workshop, token, `Card ${i}`)).status).toBe(200);
  expect((await room.send(workshop, token, 'One too many')).status).toBe(409);
  expect((await room.boardOf(workshop)).people).toMatchObject({ joined: 1, sent: 40 });
  const hasty = await room.join(workshop);
  const at = Array.from({ length: 55 }, (_, i) => room.send(workshop, hasty, `At once ${i}`));
  const taken = (await Promise.all(at)).filter(({ status }) => status < 400);
  expect(taken).toHaveLength(40);
});

test('two who move a card at once leave it in one place, and no card is lost', async () => {
  const { workshop, cardOf, clusterOf, token } = await room.grouped(['One', 'Two', 'Three']);
  const card = cardOf('One');
  const path = `POST /api/v1/workshops/${workshop.id}/cards/${card.id}/move`;
  const to = (text: string) => ({
    body: { cluster_id: clusterOf(text).id, version: card.version },
  });
  const phone = { token, card_id: card.id, ...to('Three').body };
  const both = await Promise.all([
    app.call(ada, path, to('Two')),
    room.atCode(workshop, 'POST', '/move', phone),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const board = await room.boardOf(workshop);
  expect(textsOf(board.clusters)).toEqual(['One', 'Three', 'Two']);
  expect(board.clusters.map(({ cards }) => cards.length).toSorted()).toEqual([1, 2]);
});

test('clusters are merged, split and named, and each of it is taken back', async () => {
  const { workshop, cardOf, clusterOf } = await room.grouped(['One', 'Two', 'Three']);
  const base = `/api/v1/workshops/${workshop.id}`;
  const into = clusterOf('Two').id;
  const merged = await app.call(ada, `POST ${base}/clusters/${clusterOf('One').id}/merge`, {
    body: { into },
  });
  expect(merged.body.version).toBe((await room.boardOf(workshop)).version);
  await app.call(ada, `PATCH ${base}/clusters/${into}`, { body: { title: 'Both' } });
  const moved = await app.call(ada, `POST ${base}/cards/${cardOf('Three').id}/move`, {
    body: { cluster_id: into },
  });
  expect((await room.boardOf(workshop)).clusters).toMatchObject([{ title: 'Both' }]);
  const undo = (answer: { headers: Headers }) =>
    app.call(ada, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);
  expect((await undo(moved)).status).toBe(200);
  expect((await room.boardOf(workshop)).clusters).toHaveLength(2);
  expect((await undo(merged)).status).toBe(200);
  expect((await room.boardOf(workshop)).clusters.map(({ cards }) => cards.length)).toEqual([
    1, 1, 1,
  ]);
  await app.call(ada, `POST ${base}/clusters/${clusterOf('One').id}/merge`, { body: { into } });
  expect((await app.call(ada, `POST ${base}/clusters/${into}/split`)).status).toBe(200);
  expect(textsOf((await room.boardOf(workshop)).clusters)).toEqual(['One', 'Three', 'Two']);
});

test('dots are counted when the vote is closed, one phone once, and no ballot stays', async () => {
  const { workshop, clusterOf, token } = await room.grouped(['One', 'Two']);
  await room.advance(workshop, { kind: 'vote' });
  const vote = (by: string, dots: object) =>
    room.atCode(workshop, 'PUT', '/ballot', { token: by, dots });
  const [one, two] = [clusterOf('One').id, clusterOf('Two').id];
  expect((await vote(token, { [one]: 6 })).status).toBe(400);
  expect((await vote(token, { [workshop.id]: 1 })).status).toBe(409);
  expect((await vote(token, { [one]: 5 })).status).toBe(200);
  // from a second tab of the same phone
  expect((await vote(token, { [one]: 2, [two]: 3 })).status).toBe(200);
  expect((await vote(await room.join(workshop), { [two]: 5 })).status).toBe(200);
  const open = await room.boardOf(workshop);
  expect(open.people.voted).toBe(2);
  expect(open.clusters.map(({ votes }) => votes)).toEqual([null, null]);
  await room.advance(workshop);
  const board = await room.boardOf(workshop);
  expect(board.clusters.map(({ id, votes }) => [id, votes])).toEqual([
    [two, 8],
    [one, 2],
  ]);
  expect(board.people.voted).toBe(0);
});

test('what was revealed is not hidden again by an undo', async () => {
  const workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  await room.send(workshop, await room.join(workshop), 'Said');
  const { step, phase } = await room.boardOf(workshop);
  const shown = await app.call(ada, `POST /api/v1/workshops/${workshop.id}/advance`, {
    body: { from: { step, phase } },
  });
  const command = shown.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(409);
  // from where it no longer is, nothing goes on
  await app.call(ada, `POST /api/v1/workshops/${workshop.id}/advance`, {
    body: { from: { step, phase } },
  });
  expect(await room.boardOf(workshop)).toMatchObject({ step, phase: 'done' });
});

test('the questions are counted from five answers on', async () => {
  const questions = [{ text: 'Why?', options: ['So', 'Not so'], right: 0 }];
  for (const people of [4, 5]) {
    const workshop = await room.addWorkshop({ questions });
    await room.advance(workshop, { kind: 'check' });
    for (let i = 0; i < people; i++) {
      const body = { token: await room.join(workshop), picked: [i === 0 ? 1 : 0] };
      expect((await room.atCode(workshop, 'PUT', '/check', body)).status).toBe(200);
    }
    expect((await room.boardOf(workshop)).questions).toMatchObject([{ right: null, picked: null }]);
    await room.advance(workshop);
    const [question] = (await room.boardOf(workshop)).questions;
    expect(question).toMatchObject({ right: 0, picked: people < 5 ? null : [4, 1] });
  }
});

test('clusters become concerns before they are answered, and everybody with the code reads the answers', async () => {
  const { workshop, clusterOf, token } = await room.grouped(['One', 'Two']);
  await room.advance(workshop, { kind: 'vote' });
  const dots = { [clusterOf('Two').id]: 4 };
  await room.atCode(workshop, 'PUT', '/ballot', { token, dots });
  const answer = (cluster: BoardCluster) =>
    app.call(ada, `POST /api/v1/workshops/${workshop.id}/clusters/${cluster.id}/answer`, {
      body: {
        ...{ answer: 'experiment', reason: 'We try it', due_on: '2999-01-01' },
        owner_id: max.actor.memberId,
      },
    });
  expect((await answer(clusterOf('Two'))).status).toBe(409);
  await room.advance(workshop, { kind: 'answer' });
  const concerns = (await app.call(ada, 'GET /api/v1/concerns')).body.items;
  const raised = concerns.filter(({ title }: { title: string }) => ['One', 'Two'].includes(title));
  expect(
    raised
      .map(({ title, weight }: { title: string; weight: number }) => [title, weight])
      .toSorted(),
  ).toEqual([
    ['One', 1],
    ['Two', 4],
  ]);
  expect((await answer(clusterOf('Two'))).status).toBe(200);
  const { clusters } = (await app.call(null, `GET /api/v1/join/${workshop.code}/board`)).body;
  expect(clusters[0]).toMatchObject({
    cards: [{ text: 'Two' }],
    answer: { answer: 'experiment', owner: 'Max Member', status: 'answered' },
  });
  await room.advance(workshop, { kind: 'closed' });
  expect(await room.boardOf(workshop)).toMatchObject({ people: { joined: 1 }, kind: 'closed' });
});

test('a hidden card keeps its text from all but who runs the workshop', async () => {
  const { workshop, cardOf } = await room.grouped(['Rude words']);
  const path = `POST /api/v1/workshops/${workshop.id}/cards/${cardOf('Rude words').id}/hide`;
  expect((await app.call(ada, path, { body: { reason: 'Not in this room' } })).status).toBe(200);
  const [{ cards }] = (await room.boardOf(workshop)).clusters as [BoardCluster];
  expect(cards).toMatchObject([{ text: '', hidden: 'Not in this room' }]);
  const hiddenFor = async (who: TestMember) =>
    (await app.call(who, `GET /api/v1/workshops/${workshop.id}`)).body.hidden;
  expect(await hiddenFor(ada)).toMatchObject([{ text: 'Rude words' }]);
  expect(await hiddenFor(max)).toEqual([]);
  await app.call(ada, path, { body: { reason: null } });
  expect(textsOf((await room.boardOf(workshop)).clusters)).toEqual(['Rude words']);
});

test('similar cards are suggested until somebody declines', async () => {
  const { workshop, cardOf } = await room.grouped([
    'Customers are entered twice',
    'We enter customers twice!',
    'The coffee is cold',
  ]);
  const path = `/api/v1/workshops/${workshop.id}/suggestions`;
  const { items } = (await app.call(ada, `GET ${path}`)).body;
  expect(items).toHaveLength(1);
  const pair = { card_id: items[0].card_id, other_id: items[0].other_id };
  expect(Object.values(pair)).not.toContain(cardOf('The coffee is cold').id);
  expect((await app.call(ada, `POST ${path}/decline`, { body: pair })).status).toBe(200);
  expect((await app.call(ada, `GET ${path}`)).body.items).toEqual([]);
});

test('the timer runs, halts and goes on', async () => {
  const workshop = await room.addWorkshop();
  const set = (body: object) =>
    app.call(ada, `POST /api/v1/workshops/${workshop.id}/timer`, { body });
  expect((await set({ action: 'pause' })).status).toBe(409);
  await set({ action: 'start', seconds: 300 });
  expect((await room.boardOf(workshop)).timer.ends_at).not.toBeNull();
  await set({ action: 'pause' });
  const { left_s } = (await room.boardOf(workshop)).timer;
  expect(left_s).toBeGreaterThan(295);
  await set({ action: 'add', seconds: 60 });
  expect((await room.boardOf(workshop)).timer.left_s).toBe(left_s! + 60);
  await set({ action: 'resume' });
  expect((await room.boardOf(workshop)).timer).toMatchObject({ left_s: null });
});

test('with a workshop that is taken away goes what was not revealed, and its code', async () => {
  const workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  await room.send(workshop, await room.join(workshop), 'Not revealed');
  const gone = await app.call(ada, `DELETE /api/v1/workshops/${workshop.id}`);
  expect(gone.status).toBe(200);
  expect((await app.call(null, `GET /api/v1/join/${workshop.code}/board`)).status).toBe(404);
  await app.call(ada, `POST /api/v1/commands/${gone.headers.get('uptake-command')}/undo`);
  expect((await room.boardOf(workshop)).people).toMatchObject({ joined: 0, sent: 0 });
});

test('others see the board and do nothing in it; another workspace sees nothing', async () => {
  const { workshop, cardOf } = await room.grouped(['One']);
  const base = `/api/v1/workshops/${workshop.id}`;
  const tries: [string, object | undefined][] = [
    [`POST ${base}/advance`, { from: { step: 0, phase: 'open' } }],
    [`POST ${base}/step`, { from: { step: 0, phase: 'open' }, step: 1 }],
    [`POST ${base}/timer`, { action: 'start' }],
    [`POST ${base}/cards/${cardOf('One').id}/move`, { cluster_id: null }],
    [`POST ${base}/cards/${cardOf('One').id}/hide`, { reason: 'x' }],
    [`PATCH ${base}`, { title: 'Mine' }],
    [`DELETE ${base}`, undefined],
  ];
  for (const [route, body] of tries) {
    const given = body ? { body } : {};
    expect((await app.call(max, route, given)).status, route).toBe(403);
    expect((await app.call(stranger, route, given)).status, route).toBe(404);
  }
  expect((await app.call(max, `GET ${base}/board`)).status).toBe(200);
  for (const path of ['', '/board', '/suggestions']) {
    expect((await app.call(stranger, `GET ${base}${path}`)).status, path).toBe(404);
  }
  expect((await app.call(stranger, 'GET /api/v1/workshops')).body.items).toEqual([]);
  expect((await app.call(max, 'POST /api/v1/workshops', { body: {} })).status).toBe(403);
});
