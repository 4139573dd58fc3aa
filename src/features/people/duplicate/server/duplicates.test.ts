import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import { lookOnce } from './find/look-through.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await app.workspace();
  max = await app.member(ada);
});

async function make(who: TestMember, plural: string, body: object): Promise<string> {
  const answer = await app.call(who, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function look(): Promise<void> {
  const { database } = app.app.services.machinery;
  while (!(await database[TRANSACT](ada.actor.workspaceId, lookOnce)));
}

async function queue(who = ada, query = '') {
  const { status, body } = await app.call(who, `GET /api/v1/duplicates${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.items.length).toBeLessThanOrEqual(body.count);
  return body;
}

const anna = { first_name: 'Anna', last_name: 'Rossi', emails: ['anna@globex.de'] };

test('what is there twice stands in the queue with its reasons, the surest first', async () => {
  expect((await queue()).is_looking).toBe(true);
  const first = await make(ada, 'people', anna);
  const second = await make(ada, 'people', { ...anna, first_name: 'Ana' });
  await make(ada, 'people', { first_name: 'Berta', last_name: 'Rossi' });
  await make(ada, 'companies', { name: 'Globex', city: 'Rome' });
  await make(ada, 'companies', { name: 'Globex GmbH', city: 'Rome' });
  await look();
  const { items, count, is_looking } = await queue();
  expect([count, is_looking]).toEqual([2, false]);
  expect(items[0]).toMatchObject({ type: 'person', keep: first });
  expect([items[0].one.id, items[0].other.id].sort()).toEqual([first, second].sort());
  expect(items[0].reasons[0].code).toBe('same_mail');
  expect((await queue(ada, '?type=company')).items).toHaveLength(1);
});

test('what changes later is looked through by itself, and what is none any more goes', async () => {
  await look();
  const first = await make(ada, 'people', anna);
  const second = await make(ada, 'people', { first_name: 'Otto', last_name: 'Kern' });
  await look();
  expect((await queue()).count).toBe(0);
  await app.call(ada, `PATCH /api/v1/people/${second}`, { body: anna });
  await look();
  expect((await queue()).count).toBe(1);
  await app.call(ada, `PATCH /api/v1/people/${first}`, {
    body: { first_name: 'Zoe', last_name: 'Quast', emails: [] },
  });
  await look();
  expect((await queue()).count).toBe(0);
});

test('a pair is shown to those alone who see both, in list and count', async () => {
  await make(ada, 'people', { ...anna, visibility: 'private' });
  await make(max, 'people', anna);
  const other = await app.workspace('Other');
  await make(other, 'people', anna);
  await look();
  expect(await queue(ada)).toMatchObject({ count: 1 });
  expect(await queue(max)).toMatchObject({ count: 0, items: [] });
  expect(await queue(other)).toMatchObject({ count: 0, items: [] });
});

test('"not the same" is remembered whatever is found again, and can be undone', async () => {
  const ids = [await make(ada, 'people', anna), await make(ada, 'people', anna)];
  await look();
  const said = await app.call(max, 'POST /api/v1/duplicates/dismiss', { body: { ids } });
  expect(said.status, JSON.stringify(said.body)).toBe(200);
  await app.call(ada, `PATCH /api/v1/people/${ids[0]}`, { body: { city: 'Rome' } });
  await look();
  expect((await queue()).count).toBe(0);
  expect((await queue(ada, '?status=dismissed')).items).toHaveLength(1);
  const command = said.headers.get('uptake-command');
  const undone = await app.call(max, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  expect((await queue()).count).toBe(1);
  expect((await app.call(max, `POST /api/v1/commands/${command}/undo`)).status).toBe(409);
  await app.call(max, 'POST /api/v1/duplicates/dismiss', { body: { ids } });
  const again = await app.call(ada, 'POST /api/v1/duplicates/reopen', { body: { ids } });
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  expect((await queue()).count).toBe(1);
  const back = again.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${back}/undo`)).status).toBe(200);
  expect((await queue()).count).toBe(0);
});

test('"later" sends a pair to the end of the queue', async () => {
  const sure = [await make(ada, 'people', anna), await make(ada, 'people', anna)];
  const name = { first_name: 'Otto', last_name: 'Kern' };
  await make(ada, 'people', name);
  await make(ada, 'people', name);
  await look();
  expect((await queue()).items[0].reasons[0].code).toBe('same_mail');
  await app.call(ada, 'POST /api/v1/duplicates/postpone', { body: { ids: sure } });
  const { items } = await queue();
  expect(items.map(({ reasons }: { reasons: { code: string }[] }) => reasons[0]!.code)).toEqual([
    'same_name',
    'same_mail',
  ]);
});

test('merged or deleted, a pair is gone; what goes into one is compared anew', async () => {
  const [a, b] = [await make(ada, 'people', anna), await make(ada, 'people', anna)];
  const c = await make(ada, 'people', { ...anna, emails: [], phones: ['0471 123456'] });
  await look();
  expect((await queue()).count).toBe(3);
  await app.call(ada, `POST /api/v1/people/${a}/merge`, { body: { others: [b] } });
  expect((await queue()).count).toBe(1);
  await app.call(ada, `DELETE /api/v1/people/${c}`);
  expect((await queue()).count).toBe(0);
  await look();
  expect((await queue()).count).toBe(0);
});

test('who may bin neither is not told to put them together', async () => {
  await make(ada, 'people', anna);
  await make(ada, 'people', anna);
  await look();
  expect((await queue(max)).items[0].keep).toBeNull();
  expect((await queue(ada)).items[0].keep).not.toBeNull();
});

async function check(who: TestMember, type: string, values: object) {
  const answer = await app.call(who, 'POST /api/v1/duplicates/check', { body: { type, values } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.items;
}

test('while somebody types, whom it may mean is told with the reason, at once', async () => {
  const company_id = await make(ada, 'companies', { name: 'Globex' });
  const id = await make(ada, 'people', { ...anna, company_id });
  expect(
    await check(max, 'person', { emails: [' ANNA@globex.de '], last_name: 'Rossi' }),
  ).toMatchObject([{ id, title: 'Anna Rossi', subtitle: 'Globex' }]);
  await look();
  expect(
    await check(max, 'person', { first_name: 'Ana', last_name: 'Rossi', company_id }),
  ).toHaveLength(1);
  expect(
    await check(max, 'person', { first_name: 'Berta', last_name: 'Rossi', company_id }),
  ).toEqual([]);
  expect(await check(max, 'person', {})).toEqual([]);
  await app.call(ada, `PATCH /api/v1/people/${id}`, { body: { visibility: 'private' } });
  expect(await check(max, 'person', { emails: ['anna@globex.de'], last_name: 'Rossi' })).toEqual(
    [],
  );
  await make(ada, 'companies', { name: 'Initech', domains: ['initech.de'], city: 'Rome' });
  expect(await check(max, 'company', { name: 'Initech AG', domains: ['initech.de'] })).toHaveLength(
    1,
  );
});

test('the very same name is told of before anything was gone through, to those who may see it', async () => {
  const id = await make(ada, 'people', { first_name: 'Anna', last_name: 'Rossi' });
  const name = { first_name: 'anna ', last_name: 'Róssi' };
  expect(await check(max, 'person', name)).toMatchObject([{ id, title: 'Anna Rossi' }]);
  const globex = await make(ada, 'companies', { name: 'Globex' });
  expect(await check(max, 'company', { name: 'GLOBEX' })).toMatchObject([{ id: globex }]);
  expect(await check(await app.workspace('Other'), 'person', name)).toEqual([]);
  await app.call(ada, `PATCH /api/v1/people/${id}`, { body: { visibility: 'private' } });
  expect(await check(max, 'person', name)).toEqual([]);
});

test('a name written nearly so is asked about, though too little for the list of pairs', async () => {
  const id = await make(ada, 'people', { first_name: 'Katharina', last_name: 'Hofmann' });
  await make(ada, 'people', { first_name: 'Katarina', last_name: 'Hofer' });
  await look();
  expect((await queue()).count).toBe(0);
  expect(await check(max, 'person', { first_name: 'Katarina', last_name: 'Hofman' })).toMatchObject(
    [{ id }],
  );
});

test('slips in both names are heard as search hears them, before anything was gone through', async () => {
  const id = await make(ada, 'people', { first_name: 'Agnieszka', last_name: 'Dąbrowska' });
  const heard = { first_name: 'Agieszka', last_name: 'Dabrovska' };
  expect(await check(max, 'person', heard)).toMatchObject([{ id }]);
  expect(await check(max, 'person', { ...heard, first_name: 'Berta' })).toEqual([]);
  expect(await check(await app.workspace('Third'), 'person', heard)).toEqual([]);
  await app.call(ada, `PATCH /api/v1/people/${id}`, { body: { visibility: 'private' } });
  expect(await check(max, 'person', heard)).toEqual([]);
});

test('what is no pair, or is hidden, is not found', async () => {
  const [a, b] = [
    await make(ada, 'people', anna),
    await make(ada, 'people', { ...anna, visibility: 'private' }),
  ];
  const company = await make(ada, 'companies', { name: 'Globex' });
  const other = await app.workspace('Other');
  for (const [who, ids] of [
    [max, [a, b]],
    [ada, [a, a]],
    [ada, [a, company]],
    [other, [a, b]],
  ] as const) {
    const answer = await app.call(who, 'POST /api/v1/duplicates/dismiss', { body: { ids } });
    expect(answer.status).toBe(404);
  }
  const bad = await app.call(ada, 'POST /api/v1/duplicates/dismiss', { body: { ids: ['x', 'y'] } });
  expect(bad.status).toBe(400);
});

test('a look can be asked for', async () => {
  expect((await app.call(max, 'POST /api/v1/duplicates/look')).status).toBe(200);
});
