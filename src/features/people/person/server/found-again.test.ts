import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const ASKED =
  'Give a name, an e-mail address or a phone number, so that the person is found again.';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let eve: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  eve = await app.workspace();
});
afterAll(() => app.close());

const add = (body: object, by = ada) => app.call(by, 'POST /api/v1/people', { body });
const change = (id: string, body: object, by = ada) =>
  app.call(by, `PATCH /api/v1/people/${id}`, { body });

test('a person of whom nothing is said by which they are found is refused, in every workspace', async () => {
  const empty = [
    {},
    { first_name: ' ', last_name: '\n', emails: [], phones: [' '] },
    { city: 'Trento', about: 'Tall' },
  ];
  for (const by of [ada, max, eve]) {
    for (const body of empty) {
      expect(await add(body, by)).toMatchObject({ status: 400, body: { detail: ASKED } });
    }
    const { body } = await app.call(by, 'GET /api/v1/people/count');
    expect(body.count).toBe(0);
  }
});

test('a name of marks that nobody sees is none', async () => {
  for (const last_name of ['\u200b', ' \ufeff\u00ad', '\u3164']) {
    expect(await add({ last_name })).toMatchObject({
      status: 400,
      body: { issues: [{ path: ['last_name'] }] },
    });
    const company = await app.call(ada, 'POST /api/v1/companies', { body: { name: last_name } });
    expect(company.status).toBe(400);
  }
  expect((await add({ last_name: 'می\u200cخواهم' })).status).toBe(201);
});

test.each([
  [{ first_name: 'Anna' }, 'Anna'],
  [{ last_name: 'Rossi' }, 'Rossi'],
  [{ emails: ['a@globex.com'] }, 'a@globex.com'],
  [{ phones: ['+39 0461 123'] }, '+39 0461 123'],
])('one thing is enough, and is what they are called: %o', async (given, title) => {
  expect(await add(given)).toMatchObject({ status: 201, body: { title } });
});

test('an edit cannot take the last thing by which a person is found, nor can a change of many', async () => {
  const { id } = (await add({ last_name: 'Rossi', emails: ['r@globex.com'] })).body;
  expect((await change(id, { emails: [] })).status).toBe(200);
  const refused = await change(id, { last_name: ' ', city: 'Trento' });
  expect(refused).toMatchObject({
    status: 400,
    body: { detail: ASKED, issues: [{ path: ['last_name'], message: ASKED }] },
  });
  const many = { ids: [id], patch: { last_name: null } };
  const bulk = await app.call(ada, 'POST /api/v1/people/bulk', { body: many });
  expect(bulk.body).toMatchObject({ changed: 0 });
  expect((await change(id, { last_name: null, phones: ['0461 55'] })).status).toBe(200);
  expect((await change(id, { phones: [] }, eve)).status).toBe(404);
});

test('who does not see a person is not told what is asked of them', async () => {
  const { id } = (await add({ last_name: 'Hidden', visibility: 'private' })).body;
  expect((await change(id, { last_name: null }, max)).status).toBe(404);
});

test('an undo keeps what a person is found by since', async () => {
  const { id } = (await add({ phones: ['0461 1'] })).body;
  const named = await change(id, { last_name: 'Weber', city: 'Bern' });
  await change(id, { phones: [] });
  const command = named.headers.get('uptake-command');
  const undone = await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undone).toMatchObject({ status: 200, body: { kept: [{ id, fields: ['last_name'] }] } });
  const { body } = await app.call(ada, `GET /api/v1/people/${id}`);
  expect(body).toMatchObject({ last_name: 'Weber', city: null });
});

test('who was kept without a name before may be changed in all else', async () => {
  const { id } = (await add({ last_name: 'Old' })).body;
  const client = new pg.Client(app.url);
  await client.connect();
  await client.query('update person set last_name = null where id = $1', [id]);
  await client.end();
  expect((await change(id, { city: 'Trento' })).status).toBe(200);
  expect((await change(id, { first_name: 'Ugo' })).status).toBe(200);
});
