import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let anna: string;
// a Wednesday
const now = new Date('2026-11-25T09:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max Muster' });
  anna = (await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna' } })).body.id;
});
afterAll(() => app.close());

async function write(body: string, given: object = {}, member = max) {
  return app.call(member, 'POST /api/v1/activities', {
    body: { kind: 'note', body, occurred_at: now.toISOString(), person_id: anna, ...given },
  });
}
async function edit(id: string, body: string, member = max) {
  return app.call(member, `PATCH /api/v1/activities/${id}`, { body: { body } });
}
async function entry(id: string, member = max) {
  const { body } = await app.call(member, `GET /api/v1/timeline?person_id=${anna}&limit=100`);
  return body.items.find((item: { id: string }) => item.id === id);
}
async function namedIn(member: TestMember): Promise<string[]> {
  const { body } = await app.call(member, 'GET /api/v1/mentions');
  return body.items.map(({ title }: { title: string }) => title);
}
async function tasksOf(id: string, member = max) {
  const found = (await entry(id, member)).tasks as { id: string; item: string; done_at: string }[];
  return Promise.all(
    found.map(async (one) => ({
      ...one,
      ...(await app.call(member, `GET /api/v1/tasks/${one.id}`)).body,
    })),
  );
}

test('a line with a box becomes a task of its writer about the same person, on the day it names', async () => {
  const { body } = await write(
    'Nice visit\n- [ ] send price list fri\n- [x] already done\n- a point',
  );
  const tasks = await tasksOf(body.id);
  expect(tasks).toMatchObject([
    {
      item: 'send price list fri',
      subject: 'Send price list',
      due_on: '2026-11-27',
      owner_id: max.actor.memberId,
      person_id: anna,
      done_at: null,
    },
  ]);
});

test('note and tasks are one command: one undo takes all back', async () => {
  const { body, headers } = await write('- [ ] one\n- [ ] two');
  const ids = (await tasksOf(body.id)).map(({ id }) => id);
  expect(ids).toHaveLength(2);
  const undone = await app.call(max, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`);
  expect(undone.body.undone.sort()).toEqual([body.id, ...ids].sort());
});

test('editing the note doubles nothing: lines are known by what they say, also when reworded', async () => {
  const { body } = await write('- [ ] send price list fri\n- [ ] book a table');
  const made = await tasksOf(body.id);
  const [second, first] = made.sort((a, b) => a.item.localeCompare(b.item));
  await edit(body.id, 'More text\n- [ ] book a table\n- [ ] send the price list monday\n');
  await edit(body.id, 'More text\n\n- [ ] book a table\n- [ ] send the price list monday');
  const after = await tasksOf(body.id);
  expect(after.map(({ id }) => id).sort()).toEqual([first!.id, second!.id].sort());
  expect(after.find(({ id }) => id === first!.id)).toMatchObject({
    subject: 'Send the price list',
    due_on: '2026-11-30',
  });
});

test('a colleague who adds a line gets that task; those of the writer stay theirs', async () => {
  const { body } = await write('- [ ] call the bank');
  await edit(body.id, '- [ ] call the bank\n- [ ] paint the door', ada);
  const tasks = await tasksOf(body.id);
  expect(tasks.sort((a, b) => a.item.localeCompare(b.item))).toMatchObject([
    { subject: 'Call the bank', owner_id: max.actor.memberId },
    { subject: 'Paint the door', owner_id: ada.actor.memberId },
  ]);
});

test('a tick in the text finishes the task, a finished task stays so when the text is edited', async () => {
  const { body } = await write('- [ ] send it\n- [ ] sign it');
  await edit(body.id, '- [x] send it\n- [ ] sign it');
  const found = await tasksOf(body.id);
  const [sent, signed] = ['send it', 'sign it'].map((text) =>
    found.find(({ item }) => item === text),
  );
  expect(sent).toMatchObject({ done_at: now.toISOString().replace('.000', '') });
  await app.call(max, `POST /api/v1/tasks/${signed!.id}/complete`, { body: {} });
  await edit(body.id, 'edited\n- [x] send it\n- [ ] sign it');
  expect((await tasksOf(body.id)).every(({ done_at }) => done_at)).toBe(true);
  expect(await tasksOf(body.id)).toHaveLength(2);
});

test('a line taken out leaves its task, and undoing an edit doubles nothing', async () => {
  const { body } = await write('- [ ] write to Rome\n- [ ] go to Rome');
  const before = await tasksOf(body.id);
  const edited = await edit(body.id, '- [ ] go to Rome\n- [ ] pay Rome');
  const [kept] = before.filter(({ subject }) => subject === 'Write to Rome');
  expect((await app.call(max, `GET /api/v1/tasks/${kept!.id}`)).body.deleted_at).toBeNull();
  await app.call(max, `POST /api/v1/commands/${edited.headers.get('uptake-command')}/undo`);
  expect((await entry(body.id)).body).toBe('- [ ] write to Rome\n- [ ] go to Rome');
  const after = await tasksOf(body.id);
  expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
});

test('a task of a private note is private, and no colleague sees it in the note', async () => {
  const { body } = await write('- [ ] secret plan', { visibility: 'private' });
  const [made] = await tasksOf(body.id);
  expect((await app.call(ada, `GET /api/v1/tasks/${made!.id}`)).status).toBe(404);
});

test('a colleague named in a note finds it, and the ledger tells so once', async () => {
  const { body } = await write('@Max please look, and @anna too', {}, ada);
  expect((await entry(body.id)).mentions).toEqual([
    { said: '@Max', type: 'member', id: max.actor.memberId },
    { said: '@anna', type: 'person', id: anna },
  ]);
  await edit(body.id, '@Max please look now, and @anna too', ada);
  const history = await app.call(ada, `GET /api/v1/activities/${body.id}/history`);
  const verbs = history.body.items.map((item: { verb: string }) => item.verb);
  expect(verbs.filter((verb: string) => verb === 'activity.mentioned')).toHaveLength(1);
  expect(await namedIn(max)).toEqual(['@Max please look now, and @anna too']);
  expect(await namedIn(ada)).toEqual([]);
});

test('who may not see a note is not told that it names them', async () => {
  await write('@Max but hidden', { visibility: 'private', person_id: null }, ada);
  expect(await namedIn(max)).not.toContain('@Max but hidden');
});

test('the second of two who edit one note is told, and nothing is lost', async () => {
  const { body } = await write('as it was');
  const tag = { 'if-match': `"${body.version}"` };
  const first = await app.call(max, `PATCH /api/v1/activities/${body.id}`, {
    body: { body: 'mine' },
    headers: tag,
  });
  expect(first.status).toBe(200);
  const second = await app.call(ada, `PATCH /api/v1/activities/${body.id}`, {
    body: { body: 'theirs' },
    headers: tag,
  });
  expect(second).toMatchObject({ status: 412, body: { code: 'stale' } });
  expect((await entry(body.id)).body).toBe('mine');
});

test('mails in a text are no mentions, and a text of signs is kept as it is', async () => {
  const { body } = await write(
    `a@max.example ${'@'.repeat(3000)} @Nobody Known ${'- [ ] '.repeat(100)}`,
  );
  expect((await entry(body.id)).mentions).toEqual([]);
});
