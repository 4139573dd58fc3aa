import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let admin: TestMember;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  admin = await app.workspace();
  ada = await app.member(admin, { name: 'Ada' });
});

async function ask(route: string, body?: object, by = ada) {
  const answer = await app.call(by, route, body ? { body } : {});
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
}

const make = async (plural: string, body: object, by = ada) =>
  (await ask(`POST /api/v1/${plural}`, body, by)).body.id as string;

async function read(by = ada) {
  const { body } = await ask('GET /api/v1/help', undefined, by);
  return {
    card: body.card as boolean,
    news: body.news as boolean,
    done: body.steps.filter(({ done }: { done: boolean }) => done).map(nameOf),
    learnt: body.lessons.filter(({ state }: { state: string }) => state === 'learnt').map(nameOf),
    stateOf: (name: string) =>
      body.lessons.find((one: { name: string }) => one.name === name).state,
  };
}

function nameOf({ name }: { name: string }): string {
  return name;
}

const person = (first_name: string, by = ada) => make('people', { first_name }, by);

test('the first steps come true by what is in the ledger, and then the card goes', async () => {
  expect(await read()).toMatchObject({ card: true, done: [], news: false });
  const anna = await person('Anna');
  await person('Bea');
  expect((await read()).done).toEqual([]);
  await person('Carl');
  expect((await read()).done).toEqual(['touch']);
  await make('tasks', { subject: 'Some day', person_id: anna });
  expect((await read()).done).toEqual(['touch']);
  await make('tasks', { subject: 'Call her', due_on: '2026-12-01', person_id: anna });
  await make('activities', {
    kind: 'note',
    body: 'Wants a quote',
    occurred_at: '2026-11-20T10:00:00Z',
  });
  expect(await read()).toMatchObject({ card: true, done: ['touch', 'follow', 'note'] });
  await make('tasks', { subject: 'Meet', kind: 'meeting', due_at: '2026-12-01T09:00:00Z' });
  expect(await read()).toMatchObject({ card: false, news: true });
  await ask('POST /api/v1/help/learnt');
  expect(await read()).toMatchObject({ card: false, news: false });
  await ask('PUT /api/v1/help/topics/card', { state: 'open' });
  expect((await read()).card).toBe(false);
});

test('what a colleague does ticks nothing off, nor does another workspace', async () => {
  const stranger = await app.workspace('Other');
  for (const by of [admin, stranger]) {
    for (const name of ['Anna', 'Bea', 'Carl']) await person(name, by);
    await ask('PUT /api/v1/help/topics/capture', { state: 'closed' }, by);
  }
  expect(await read()).toMatchObject({ card: true, done: [] });
  expect((await read()).stateOf('capture')).toBe('new');
});

test('the card is put away and asked back; a hint that is put away stays away', async () => {
  await ask('PUT /api/v1/help/topics/card', { state: 'closed' });
  expect((await read()).card).toBe(false);
  await ask('PUT /api/v1/help/topics/card', { state: 'open' });
  expect((await read()).card).toBe(true);
  await ask('PUT /api/v1/help/topics/move', { state: 'closed' });
  await ask('PUT /api/v1/help/topics/move', { state: 'shown' });
  expect((await read()).stateOf('move')).toBe('closed');
  expect(
    (await app.call(ada, 'PUT /api/v1/help/topics/x', { body: { state: 'shown' } })).status,
  ).toBe(400);
});

test('a meeting moved twice, a line captured twice, a change taken back twice are learnt', async () => {
  const id = await make('tasks', {
    subject: 'Meet',
    kind: 'meeting',
    due_at: '2026-12-01T09:00:00Z',
  });
  await ask(`PATCH /api/v1/tasks/${id}`, { due_at: '2026-12-02T09:00:00Z' });
  expect((await read()).learnt).toEqual([]);
  const moved = await ask(`PATCH /api/v1/tasks/${id}`, { due_at: '2026-12-03T09:00:00Z' });
  expect((await read()).learnt).toEqual(['move']);
  const undo = await ask(`POST /api/v1/commands/${moved.headers.get('uptake-command')}/undo`);
  await ask(`POST /api/v1/commands/${undo.headers.get('uptake-command')}/undo`);
  expect((await read()).learnt).toEqual(['move', 'undo']);
  for (const name of ['Anna Rossi', 'Bea Blum']) {
    await ask('POST /api/v1/capture', { text: `called ${name}, call back tomorrow` });
  }
  expect((await read()).learnt).toContain('capture');
});

test('what I did stands in words to be taken back, mine alone', async () => {
  const anna = await person('Anna');
  await person('Secret', admin);
  const change = await ask(`PATCH /api/v1/people/${anna}`, { city: 'Rome' });
  const { items } = (await ask('GET /api/v1/my-commands')).body;
  expect(items).toMatchObject([
    { verb: 'person.changed', record: { title: 'Anna' }, can_undo: true, is_undone: false },
    { verb: 'person.created', record: { title: 'Anna' }, can_undo: true },
    { verb: 'key.created', can_undo: false, record: null },
  ]);
  expect(items[0].id).toBe(change.headers.get('uptake-command'));
  await ask(`POST /api/v1/commands/${items[0].id}/undo`);
  const after = (await ask('GET /api/v1/my-commands')).body.items;
  expect(after).toMatchObject([
    { is_undo: true, can_undo: true },
    { verb: 'person.changed', can_undo: false, is_undone: true },
    { verb: 'person.created', can_undo: true },
    { verb: 'key.created' },
  ]);
  await ask(`POST /api/v1/commands/${after[0].id}/undo`);
  const again = (await ask('GET /api/v1/my-commands')).body.items;
  expect(again.map(({ is_undone }: { is_undone: boolean }) => is_undone)).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

test('a merge is told as one, whatever hung on the two, and what the page notes by itself is not', async () => {
  const [anna, ann] = [await person('Anna'), await person('Ann')];
  await ask('POST /api/v1/activities', {
    ...{ kind: 'call', body: 'Rang her', occurred_at: '2026-11-20T10:00:00Z', person_id: ann },
  });
  await ask(`POST /api/v1/people/${anna}/merge`, { others: [ann] });
  await ask('POST /api/v1/learning/quiz', { field: 'person.city', chosen: 'person.city' });
  const { items } = (await ask('GET /api/v1/my-commands')).body;
  expect(items[0]).toMatchObject({ verb: 'person.merged', record: { id: anna }, can_undo: true });
  await ask(`POST /api/v1/commands/${items[0].id}/undo`);
  const after = (await ask('GET /api/v1/my-commands')).body.items;
  expect(after[1]).toMatchObject({ verb: 'person.merged', is_undone: true });
  expect(after[0]).toMatchObject({ type: 'person', record: { id: ann }, is_undo: true });
  await ask(`POST /api/v1/commands/${after[0].id}/undo`);
  const [again] = (await ask('GET /api/v1/my-commands')).body.items;
  expect(again).toMatchObject({ type: 'person', record: { id: ann, is_binned: true } });
});

test('a record that was hidden from me since is told without its name', async () => {
  const anna = await person('Anna');
  await ask(`PATCH /api/v1/people/${anna}`, { owner_id: admin.actor.memberId });
  await ask(`PATCH /api/v1/people/${anna}`, { visibility: 'private' }, admin);
  const { items } = (await ask('GET /api/v1/my-commands')).body;
  expect(items[0]).toMatchObject({ type: 'person', record: null });
});

test('time to first value is for administrators, and tells of nobody below five', async () => {
  expect((await app.call(ada, 'GET /api/v1/first-value')).status).toBe(403);
  const { body } = await ask('GET /api/v1/first-value', undefined, admin);
  expect(body).toMatchObject({ is_withheld: true, people: null, median: null });
});

test('time to first value counts the first follow-up written by one’s own hand', async () => {
  let now = new Date();
  const later = await startTestApp({ now: () => now });
  const boss = await later.workspace();
  const body = (due_on: string | null, company_id: string | null) => ({
    body: { subject: 'Call', due_on, company_id },
  });
  const globex = await later.call(boss, 'POST /api/v1/companies', { body: { name: 'Globex' } });
  for (let at = 0; at < 5; at += 1) {
    const member = await later.member(boss);
    await later.call(member, 'POST /api/v1/tasks', body(null, globex.body.id));
    await later.call(member, 'POST /api/v1/tasks', body('2027-01-01', null));
    if (at < 3) await later.call(member, 'POST /api/v1/tasks', body('2027-01-01', globex.body.id));
  }
  now = new Date(now.getTime() + 2 * 24 * 3600_000);
  const first = await later.call(boss, 'GET /api/v1/first-value');
  expect(first.body).toMatchObject({
    is_withheld: false,
    people: 6,
    median: 0,
    upper_quartile: null,
  });
  expect(first.body.within[0]).toEqual({ weeks: 1, people: null });
  await later.close();
});
