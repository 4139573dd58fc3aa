import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada, { role: 'manager' });
});

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function change(who: TestMember, path: string, body: object) {
  const answer = await app.call(who, `PATCH /api/v1/${path}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
}

function note(who: TestMember, person_id: string, given: object = {}) {
  const body = { kind: 'note', body: 'Said', occurred_at: '2026-11-22T10:00:00Z', person_id };
  return make(who, 'activities', { ...body, ...given });
}

async function sees(who: TestMember, path: string): Promise<boolean> {
  const { status } = await app.call(who, `GET /api/v1/${path}`);
  const [, id] = path.split('/');
  const found = await app.call(who, 'GET /api/v1/search?q=Said&limit=50');
  const isFound = found.body.items.some((item: { id: string }) => item.id === id);
  expect(isFound, 'search and record agree').toBe(status === 200);
  return status === 200;
}

test('a private note about a person everybody sees stays private when another takes the person over', async () => {
  const bob = await make(max, 'people', { first_name: 'Bob' });
  const own = await note(max, bob, { visibility: 'private' });
  await change(ada, `people/${bob}`, { owner_id: ada.actor.memberId });
  expect(await sees(ada, `activities/${own}`)).toBe(false);
  expect(await sees(max, `activities/${own}`)).toBe(true);
  await change(ada, `people/${bob}`, { visibility: 'private' });
  expect(await sees(ada, `activities/${own}`)).toBe(false);
  expect(await sees(max, `activities/${own}`)).toBe(true);
  await change(ada, `people/${bob}`, { visibility: 'workspace' });
  expect(await sees(ada, `activities/${own}`)).toBe(false);
});

test("a colleague's note about a person who becomes private is theirs alone, until it is opened again", async () => {
  const bob = await make(ada, 'people', { first_name: 'Bob' });
  const theirs = await note(max, bob);
  const hers = await note(ada, bob);
  const task = await make(max, 'tasks', { subject: 'Said so', person_id: bob });
  await change(ada, `people/${bob}`, { visibility: 'private' });
  for (const path of [`activities/${theirs}`, `tasks/${task}`]) {
    expect(await sees(max, path)).toBe(true);
    expect(await sees(ada, path)).toBe(false);
    const { body } = await app.call(max, `GET /api/v1/${path}/history`);
    expect(body.items[0].changes).toEqual({ visibility: ['workspace', 'private'] });
    expect((await app.call(max, `GET /api/v1/${path}`)).body.version).toBe(2);
  }
  expect(await sees(max, `activities/${hers}`)).toBe(false);
  const since = await note(ada, bob);
  expect(await sees(max, `activities/${since}`)).toBe(false);
  await change(ada, `people/${bob}`, { visibility: 'workspace' });
  for (const who of [ada, max]) {
    for (const id of [theirs, hers, since]) {
      expect(await sees(who, `activities/${id}`)).toBe(true);
    }
    expect(await sees(who, `tasks/${task}`)).toBe(true);
  }
});

test('what its owner had made private before stays so when the person is opened again', async () => {
  const bob = await make(ada, 'people', { first_name: 'Bob' });
  const own = await note(ada, bob, { visibility: 'private' });
  await change(ada, `people/${bob}`, { visibility: 'private' });
  await change(ada, `people/${bob}`, { visibility: 'workspace' });
  expect(await sees(max, `activities/${own}`)).toBe(false);
});

test("what is about a team's person is seen by that team, and by no other team", async () => {
  const north = await app.team(ada, 'North');
  const south = await app.team(ada, 'South');
  const nina = await app.member(ada, { teamId: north });
  const nils = await app.member(ada, { teamId: north });
  const sven = await app.member(ada, { teamId: south });
  const sara = await app.member(ada, { teamId: south });
  const bob = await make(nina, 'people', { first_name: 'Bob' });
  const ofNorth = await note(nils, bob);
  const ofSouth = await note(sven, bob);
  await change(nina, `people/${bob}`, { visibility: 'team' });
  expect(await sees(nina, `activities/${ofNorth}`)).toBe(true);
  expect(await sees(sven, `activities/${ofNorth}`)).toBe(false);
  expect(await sees(sven, `activities/${ofSouth}`)).toBe(true);
  expect(await sees(sara, `activities/${ofSouth}`)).toBe(false);
});

test('one undo brings back the person and what followed them', async () => {
  const bob = await make(ada, 'people', { first_name: 'Bob' });
  const theirs = await note(max, bob);
  const hidden = await change(ada, `people/${bob}`, { visibility: 'private' });
  expect(await sees(ada, `activities/${theirs}`)).toBe(false);
  const command = hidden.headers.get('uptake-command');
  const undone = await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status).toBe(200);
  expect(await sees(ada, `activities/${theirs}`)).toBe(true);
});

test('what is in the bin follows too, so that restoring it shows it to nobody else', async () => {
  const bob = await make(ada, 'people', { first_name: 'Bob' });
  const binned = await note(ada, bob);
  await app.call(ada, `DELETE /api/v1/activities/${binned}`);
  await change(ada, `people/${bob}`, { visibility: 'private' });
  await app.call(ada, `POST /api/v1/activities/${binned}/restore`);
  expect(await sees(max, `activities/${binned}`)).toBe(false);
});
