import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import type { PolishAnswer, Releases } from '../desk-api.ts';
import { noteRefusal } from './tally.ts';

let app: TestApp;
let ada: TestMember;
let people: TestMember[];
let other: TestMember;
let clock = new Date('2026-11-23T09:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => clock });
  ada = await app.workspace();
  other = await app.workspace('Other');
  people = [];
  for (let at = 0; at < 5; at += 1) people.push(await app.member(ada, { name: `Member ${at}` }));
}, 60_000);
afterAll(async () => {
  await app.close();
});

/** A saved form of a person at the screen, as the ledger has it. */
async function save(who: TestMember, ms: number): Promise<void> {
  const actor = { ...who.actor, via: 'web' as const };
  const event = { verb: 'person.changed', type: 'person', id: newId() } as const;
  await runCommand(
    app.app.services.machinery,
    actor,
    async (ctx) => ctx.emit({ ...event, changes: { phones: [null, ['1']], city: [null, 'Bern'] } }),
    { effort: { interactionMs: ms, keys: 30 } },
  );
}
async function polish(who = ada): Promise<PolishAnswer[]> {
  const answer = await app.call(who, 'GET /api/v1/desk');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.polish;
}
async function releases(who: TestMember): Promise<Releases> {
  const answer = await app.call(who, 'GET /api/v1/releases');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const takeUp = (who: TestMember, body: object) =>
  app.call(who, 'POST /api/v1/desk/items', { body });
const change = (who: TestMember, id: string, body: object) =>
  app.call(who, `PATCH /api/v1/desk/items/${id}`, { body });
const release = (who: TestMember) =>
  app.call(who, 'POST /api/v1/desk/releases', { body: { note: 'The first one' } });
const news = async (who: TestMember) =>
  (await app.call(who, 'GET /api/v1/releases/news')).body.items;

test('a slow form is shown once five people have met it, and in no other workspace', async () => {
  for (const who of people.slice(0, 4)) await save(who, 30_000);
  expect(await polish()).toEqual([]);
  await save(people[4]!, 20_000);
  const found = await polish();
  expect(found).toMatchObject([
    { kind: 'slow_form', record_type: 'person', people: 5, times: 5, median_s: 30 },
  ]);
  expect(found[0]!.fields).toEqual(['city', 'phones']);
  expect(await polish(other)).toEqual([]);
});

test('what was refused and which forms were left is counted by day, without people', async () => {
  const actor = { ...people[0]!.actor, via: 'web' as const };
  const error = new AppError('conflict', 'No.', { reason: 'already_won' });
  for (let at = 0; at < 6; at += 1) {
    noteRefusal(actor, 'POST /api/v1/deals/{id}/win', error, clock);
    const left = { body: { record_type: 'deal' } };
    expect((await app.call(people[at % 5]!, 'POST /api/v1/desk/left', left)).status).toBe(200);
  }
  noteRefusal({ ...actor, via: 'api' }, 'POST /api/v1/deals', error, clock);
  const bad = await app.call(ada, 'POST /api/v1/desk/left', { body: { record_type: 'nothing' } });
  expect(bad.status).toBe(404);
  const found = await polish();
  expect(found.find(({ kind }) => kind === 'refusal')).toMatchObject({
    ...{ route: 'POST /api/v1/deals/{id}/win', reason: 'already_won', times: 6, minutes: 3 },
  });
  expect(found.find(({ kind }) => kind === 'left')).toMatchObject({
    ...{ record_type: 'deal', times: 6 },
  });
  expect(JSON.stringify(found)).not.toContain(people[0]!.actor.memberId);
});

test('only administrators, and whom the charter names, keep the desk', async () => {
  const [member] = people;
  expect((await app.call(member!, 'GET /api/v1/desk')).status).toBe(403);
  expect((await takeUp(member!, { said: 'Too slow' })).body.reason).toBe('no_keeper');
  expect((await release(member!)).status).toBe(403);
  const put = (route: string, body: object) => app.call(member!, `PUT ${route}`, { body });
  expect((await put('/api/v1/desk/hours', { hours_a_week: 3 })).status).toBe(403);
  expect((await put('/api/v1/desk/next-release', { due_on: '2026-12-01' })).status).toBe(403);
  expect((await releases(member!)).may_change).toBe(false);
});

test('taken up, done, released: who said it is told, and the next one is a fortnight on', async () => {
  const [subject] = (await polish()).map((one) => one.subject);
  const made = await takeUp(ada, { said: 'Addresses take long', subject });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  expect((await takeUp(ada, { said: 'Again', subject })).body.reason).toBe('taken');
  expect((await takeUp(ada, { said: 'Again', subject: 'slow_form:x' })).body.reason).toBe('gone');
  const { id } = made.body;
  const follow = (who: TestMember, yes: boolean) =>
    app.call(who, `PUT /api/v1/releases/items/${id}/follow`, { body: { follow: yes } });
  expect((await follow(people[1]!, true)).status).toBe(200);
  expect((await follow(people[2]!, true)).status).toBe(200);
  expect((await follow(people[2]!, false)).status).toBe(200);
  expect((await follow(other, true)).status).toBe(404);
  const before = await releases(people[1]!);
  expect(before.next_on).toBe('2026-12-07');
  expect(before.backlog).toMatchObject([{ id, status: 'taken', followed: true, followers: null }]);
  expect((await release(ada)).body.reason).toBe('nothing_done');
  expect((await change(ada, id, { status: 'done' })).body.reason).toBe('no_words');
  expect((await change(other, id, { status: 'done', did: 'Nothing' })).status).toBe(404);
  const done = { status: 'done', did: 'The city comes from the postcode', version: 1 };
  expect((await change(ada, id, done)).status).toBe(200);
  expect((await change(ada, id, done)).status).toBe(412);
  clock = new Date('2026-12-07T09:00:00Z');
  expect(await news(people[1]!)).toEqual([]);
  const given = await release(ada);
  expect(given.body).toMatchObject({ items: 1, next_on: '2026-12-21' });
  expect(await news(people[1]!)).toMatchObject([{ id, did: done.did }]);
  expect(await news(people[2]!)).toEqual([]);
  const after = await releases(people[3]!);
  expect(after.backlog).toEqual([]);
  expect(after.releases).toMatchObject([
    { released_on: '2026-12-07', items: [{ said: 'Addresses take long', did: done.did }] },
  ]);
  expect((await releases(other)).releases).toEqual([]);
  expect((await change(ada, id, { said: 'Other words' })).body.reason).toBe('released');

  const undo = `POST /api/v1/commands/${given.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(200);
  const back = await releases(people[1]!);
  expect(back.next_on).toBe('2026-12-07');
  expect(back.backlog).toMatchObject([{ id, status: 'done' }]);
  expect(await news(people[1]!)).toEqual([]);

  expect((await release(ada)).status).toBe(201);
  expect((await app.call(people[1]!, 'POST /api/v1/releases/news/seen')).status).toBe(200);
  expect(await news(people[1]!)).toEqual([]);
});

test('the hours that are kept free are seen by everybody, and can be taken back', async () => {
  const body = { hours_a_week: 4, hours_when: 'Wednesday 9 to 13' };
  const set = await app.call(ada, 'PUT /api/v1/desk/hours', { body });
  expect(set.status, JSON.stringify(set.body)).toBe(200);
  expect((await releases(people[0]!)).hours).toEqual({ a_week: 4, when: 'Wednesday 9 to 13' });
  const undo = `POST /api/v1/commands/${set.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(200);
  expect((await releases(people[0]!)).hours).toBeNull();
});
