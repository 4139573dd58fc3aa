import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date('2026-11-22T10:00:00Z') });
  ada = await app.workspace();
  max = await app.member(ada);
  const emails = ['anna@globex.example'];
  await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Anna', emails } });
  const own = { first_name: 'Own', emails: ['own@globex.example'], visibility: 'private' };
  await app.call(ada, 'POST /api/v1/people', { body: own });
});
afterAll(() => app.close());

const preview = (who: TestMember, text: string) =>
  app.call(who, 'POST /api/v1/addresses/bounces/preview', { body: { text } });

const LIST =
  'Address;Type;When;Why\r\nAnna@Globex.example;soft;2026-11-20;"Full; 4.2.2"\r\nwho@x.example;hard;;\r\n';

test('a list is read, and each line says whom it is about', async () => {
  const { status, body } = await preview(ada, LIST);
  expect(status).toBe(200);
  expect(body.unread).toBe(1);
  expect(body.items).toMatchObject([
    { email: 'anna@globex.example', kind: 'soft', on: '2026-11-20', people: [{ title: 'Anna' }] },
    { email: 'who@x.example', kind: 'hard', on: null, people: [] },
  ]);
});

test('what was read is recorded as one command, and undone as one', async () => {
  const { items } = (await preview(ada, LIST)).body;
  const sent = items.map((item: { email: string; kind: string; on: string | null }) => ({
    email: item.email,
    kind: item.kind,
    ...(item.on && { on: item.on }),
  }));
  const kept = await app.call(ada, 'POST /api/v1/addresses/bounces', { body: { items: sent } });
  expect(kept.body).toEqual({ recorded: 1, unknown: ['who@x.example'] });
  const command = kept.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
});

test('whoever is not seen is nobody: neither what is private nor another company’s', async () => {
  const people = async (who: TestMember, email: string) =>
    (await preview(who, email)).body.items[0].people;
  expect(await people(ada, 'own@globex.example')).toHaveLength(1);
  expect(await people(max, 'own@globex.example')).toEqual([]);
  expect(await people(await app.workspace(), 'anna@globex.example')).toEqual([]);
});

test.each(['', '"', 'a,"b\nc', '\u0000;x', 'no address here'])(
  'a text without an address, such as %j, gives no line and no fault',
  async (text) => {
    const { status, body } = await preview(ada, text);
    expect([200, 400]).toContain(status);
    if (status === 200) expect(body.items).toEqual([]);
  },
);
