import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
});
afterAll(() => app.close());

async function add(who: TestMember, body: object): Promise<string> {
  const made = await app.call(who, 'POST /api/v1/people', { body });
  expect(made.status).toBe(201);
  return made.body.id;
}

function bulk(who: TestMember, body: object) {
  return app.call(who, 'POST /api/v1/people/bulk', { body });
}

const of = (city: string) => ({ field: 'city', op: 'is', value: city });

async function cities(city: string): Promise<number> {
  const filter = encodeURIComponent(JSON.stringify(of(city)));
  return (await app.call(ada, `GET /api/v1/people/count?filter=${filter}`)).body.count;
}

test('what a filter means is changed as one command, and comes back with one undo', async () => {
  for (let n = 0; n < 12; n++)
    await add(max, { first_name: `P${n}`, city: 'Turin', tags: ['old'] });
  const answer = await bulk(max, { filter: of('Turin'), patch: { city: 'Torino' } });
  expect(answer.body).toEqual({ matched: 12, changed: 12, refused: 0, reasons: [], next: null });
  expect(await cities('Torino')).toBe(12);
  const undo = `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`;
  expect((await app.call(max, undo)).body.undone).toHaveLength(12);
  expect(await cities('Torino')).toBe(0);
  expect(await cities('Turin')).toBe(12);
});

test('ids beside a filter, a view or all are refused, as one of the two would be passed over', async () => {
  const id = await add(max, { first_name: 'Twice', city: 'Parma' });
  const { body: view } = await app.call(max, 'POST /api/v1/views', {
    body: { name: 'Lucca', record_type: 'person', filter: JSON.stringify(of('Lucca')) },
  });
  for (const other of [{ filter: of('Lucca') }, { all: true }, { view: view.id }]) {
    expect((await bulk(max, { ids: [id], ...other, bin: true })).status).toBe(400);
  }
  expect(await cities('Parma')).toBe(1);
});

test('tags are added and taken away without touching the others', async () => {
  const id = await add(max, { first_name: 'Tag', tags: ['vip', 'fair'] });
  await bulk(max, { ids: [id], add_tags: ['new', 'vip'], remove_tags: ['fair'] });
  expect((await app.call(max, `GET /api/v1/people/${id}`)).body.tags).toEqual(['vip', 'new']);
  const none = await app.call(max, 'POST /api/v1/tasks/bulk', {
    body: { all: true, add_tags: ['x'] },
  });
  expect([none.status, none.body.detail]).toEqual([400, 'Tasks have no tags.']);
});

test('what somebody may not do to some is told with its count, and done to the others', async () => {
  for (const who of [ada, ada, max]) await add(who, { first_name: 'Bin', city: 'Bari' });
  const answer = await bulk(max, { filter: of('Bari'), bin: true });
  expect(answer.body).toMatchObject({ matched: 3, changed: 1, refused: 2 });
  expect(answer.body.reasons).toEqual([{ message: expect.stringContaining('owner'), count: 2 }]);
  expect(await cities('Bari')).toBe(2);
  const taken = await bulk(max, { filter: of('Bari'), patch: { owner_id: max.actor.memberId } });
  expect(taken.body).toMatchObject({ changed: 0, refused: 2 });
});

test('a value that fits none refuses all, one that fits some changes those', async () => {
  const lone = await add(max, { first_name: 'Lone', city: 'Lodi' });
  await add(ada, { first_name: 'Hers', city: 'Lodi' });
  const answer = await bulk(max, { filter: of('Lodi'), patch: { visibility: 'private' } });
  expect(answer.body).toMatchObject({ matched: 2, changed: 1, refused: 1 });
  expect((await app.call(max, `GET /api/v1/people/${lone}`)).body.visibility).toBe('private');
  const bad = await bulk(max, { ids: [lone], patch: { company_id: max.actor.memberId } });
  expect(bad.body).toMatchObject({ changed: 0, refused: 1 });
  expect(bad.headers.get('uptake-command')).toBeNull();
});

test('nobody changes in bulk what they do not see, here or in another workspace', async () => {
  const hidden = await add(ada, { first_name: 'Hidden', city: 'Como', visibility: 'private' });
  const other = await app.workspace('Other');
  for (const who of [max, other]) {
    for (const body of [{ ids: [hidden] }, { filter: of('Como') }, { all: true }]) {
      const answer = await bulk(who, { ...body, patch: { job_title: 'taken' } });
      expect(answer.status).toBe(200);
    }
  }
  expect((await app.call(ada, `GET /api/v1/people/${hidden}`)).body.job_title).toBeNull();
  const seen = await bulk(other, { ids: [hidden], bin: true });
  expect(seen.body).toMatchObject({ matched: 0, changed: 0, refused: 0 });
});

test.each([
  [{ patch: { city: 'x' } }, 'which records'],
  [{ all: true }, 'one thing'],
  [{ all: true, bin: true, restore: true }, 'one thing'],
  [{ ids: [], bin: true }, ''],
  [{ filter: { field: 'city', op: 'like', value: 'x' }, bin: true }, 'no filter'],
  [{ all: true, patch: { nonsense: 1 } }, 'no field'],
])('%j is refused in words', async (body, message) => {
  const answer = await bulk(max, body);
  expect(answer.status).toBe(400);
  expect(answer.body.detail).toContain(message);
});

test('thousands go in one command, and come back in one', async () => {
  const { createRecords } = await import('../record-commands.ts');
  const { recordTypes } = await import('#src/main/server/record-types.ts');
  const { runCommand } = await import('#src/server/run-command.ts');
  const inputs = Array.from({ length: 3000 }, (_, n) => ({ first_name: `M${n}`, city: 'Many' }));
  await runCommand(app.app.services.machinery, max.actor, (ctx) =>
    createRecords(ctx, recordTypes.get('person')!, inputs),
  );
  const answer = await bulk(max, { filter: of('Many'), patch: { city: 'More' } });
  expect(answer.body).toMatchObject({ matched: 3000, changed: 3000 });
  const id = answer.headers.get('uptake-command');
  const undo = await app.call(max, `POST /api/v1/commands/${id}/undo`);
  expect(undo.body.undone).toHaveLength(3000);
  expect(await cities('Many')).toBe(3000);
}, 60_000);

test('groups count what is seen, by value and by step of the calendar', async () => {
  const other = await app.workspace('Groups');
  const mia = await app.member(other);
  const add = (who: TestMember, body: object) => app.call(who, 'POST /api/v1/tasks', { body });
  for (const [due_on, kind, visibility] of [
    ['2026-01-05', 'call', 'workspace'],
    ['2026-01-30', 'call', 'private'],
    ['2026-03-01', 'visit', 'workspace'],
    [null, 'visit', 'workspace'],
  ]) {
    await add(other, { subject: 'x', due_on, kind, visibility });
  }
  const groups = async (who: TestMember, query: string) =>
    (await app.call(who, `GET /api/v1/tasks/groups?${query}`)).body.items;
  expect(await groups(other, 'by=due_on')).toEqual([
    { value: '2026-01-01', count: 2 },
    { value: '2026-03-01', count: 1 },
    { value: null, count: 1 },
  ]);
  expect(await groups(mia, 'by=due_on&step=year')).toEqual([
    { value: '2026-01-01', count: 2 },
    { value: null, count: 1 },
  ]);
  expect(await groups(mia, 'by=kind')).toEqual([
    { value: 'visit', count: 2 },
    { value: 'call', count: 1 },
  ]);
  const bad = await app.call(mia, 'GET /api/v1/people/groups?by=tags');
  expect([bad.status, bad.body.reason]).toEqual([400, 'bad_group']);
});

test('what is more than one command may hold goes in parts, none twice and none left out', async () => {
  const parts = await app.workspace('Parts');
  const { createRecords } = await import('../record-commands.ts');
  const { recordTypes } = await import('#src/main/server/record-types.ts');
  const { runCommand } = await import('#src/server/run-command.ts');
  const inputs = Array.from({ length: 10_050 }, (_, n) => ({ first_name: `Q${n}` }));
  await runCommand(app.app.services.machinery, parts.actor, (ctx) =>
    createRecords(ctx, recordTypes.get('person')!, inputs),
  );
  const refused = await bulk(parts, { all: true, bin: true });
  expect([refused.status, refused.body.reason]).toEqual([413, 'too_many']);
  const first = await bulk(parts, { all: true, patch: { city: 'Parma' }, after: null });
  expect(first.body).toMatchObject({ changed: 10_000, next: expect.any(String) });
  const rest = await bulk(parts, { all: true, patch: { city: 'Parma' }, after: first.body.next });
  expect(rest.body).toMatchObject({ matched: 50, changed: 50, next: null });
}, 120_000);
