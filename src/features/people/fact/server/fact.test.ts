import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { MOST_FACTS } from '../fact.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let globex: string;
let anna: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada);
  globex = await make('companies', { name: 'Globex' });
  anna = await make('people', { first_name: 'Anna', company_id: globex });
});
afterAll(() => app.close());

async function make(plural: string, body: object, member = ada): Promise<string> {
  return (await app.call(member, `POST /api/v1/${plural}`, { body })).body.id;
}
async function texts(query = `person_id=${anna}`, member = max): Promise<string[]> {
  const { body } = await app.call(member, `GET /api/v1/pinned-facts?${query}`);
  return body.items.map((item: { text: string }) => item.text);
}

test('facts stand in order, with those of the company beside those of the person', async () => {
  const ids = [];
  for (const text of ['Decides alone', 'Allergic to nuts', 'Speaks Italian']) {
    ids.push(await make('facts', { text, person_id: anna }, max));
  }
  await make('facts', { text: 'Pays late', company_id: globex });
  const { body } = await app.call(max, `GET /api/v1/pinned-facts?person_id=${anna}`);
  expect(body.items.map((item: { text: string }) => item.text)).toEqual([
    'Decides alone',
    'Allergic to nuts',
    'Speaks Italian',
  ]);
  expect(body.of_company).toMatchObject([{ text: 'Pays late' }]);
  expect(await texts(`company_id=${globex}`)).toEqual(['Pays late']);
  const arranged = await app.call(max, 'POST /api/v1/facts/arrange', {
    body: { ids: ids.reverse() },
  });
  expect(arranged.status).toBe(200);
  expect(await texts()).toEqual(['Speaks Italian', 'Allergic to nuts', 'Decides alone']);
  await app.call(max, `POST /api/v1/commands/${arranged.headers.get('uptake-command')}/undo`);
  expect(await texts()).toEqual(['Decides alone', 'Allergic to nuts', 'Speaks Italian']);
});

test('a fact is found by its words, with the person beside it', async () => {
  const { body } = await app.call(max, 'GET /api/v1/search?q=nuts');
  expect(body.items).toMatchObject([{ type: 'fact', title: 'Allergic to nuts', subtitle: 'Anna' }]);
});

test('a fact of a hidden person is hidden with them, by whomever it was written', async () => {
  const bea = await make('people', { first_name: 'Bea' });
  const id = await make('facts', { text: 'Xylophonist', person_id: bea }, max);
  await app.call(ada, `PATCH /api/v1/people/${bea}`, { body: { visibility: 'private' } });
  expect((await app.call(max, `GET /api/v1/facts/${id}`)).status).toBe(404);
  expect((await app.call(max, 'GET /api/v1/search?q=xylophonist')).body.items).toEqual([]);
  expect((await app.call(max, `GET /api/v1/pinned-facts?person_id=${bea}`)).status).toBe(404);
  const arranged = await app.call(max, 'POST /api/v1/facts/arrange', { body: { ids: [id] } });
  expect(arranged.status).toBe(404);
  expect(await texts(`person_id=${bea}`, ada)).toEqual(['Xylophonist']);
});

test('a fact of a company that becomes private is hidden with it', async () => {
  const acme = await make('companies', { name: 'Acme' });
  const id = await make('facts', { text: 'Quiet', company_id: acme }, max);
  await app.call(ada, `PATCH /api/v1/companies/${acme}`, { body: { visibility: 'private' } });
  expect((await app.call(max, `GET /api/v1/facts/${id}`)).status).toBe(404);
});

test('a fact is about one person or one company, and there is an end to them', async () => {
  for (const body of [{ text: 'x' }, { text: 'x', person_id: anna, company_id: globex }]) {
    expect((await app.call(max, 'POST /api/v1/facts', { body })).status).toBe(400);
  }
  const carl = await make('people', { first_name: 'Carl' });
  for (let at = 0; at < MOST_FACTS; at++) await make('facts', { text: `f${at}`, person_id: carl });
  const further = await app.call(ada, 'POST /api/v1/facts', {
    body: { text: 'x', person_id: carl },
  });
  expect(further).toMatchObject({ status: 409, body: { reason: 'too_many_facts' } });
});

test('facts of two people are not put into one order', async () => {
  const dora = await make('people', { first_name: 'Dora' });
  const ids = [
    await make('facts', { text: 'x', person_id: dora }),
    await make('facts', { text: 'y', company_id: globex }),
  ];
  const answer = await app.call(ada, 'POST /api/v1/facts/arrange', { body: { ids } });
  expect(answer).toMatchObject({ status: 400, body: { reason: 'not_one_list' } });
});

test('a fact goes back with whom it was about when a merge is undone, and is hidden again', async () => {
  const hidden = await make('people', { first_name: 'Eva', visibility: 'private' }, ada);
  const id = await make('facts', { text: 'Ill', person_id: hidden }, ada);
  const open = await make('people', { first_name: 'Eva' }, ada);
  const merged = await app.call(ada, `POST /api/v1/people/${open}/merge`, {
    body: { others: [hidden] },
  });
  // who sees the one that stays sees what is known of them
  expect((await app.call(max, `GET /api/v1/facts/${id}`)).status).toBe(200);
  for (const visibility of ['team', 'workspace']) {
    await app.call(ada, `PATCH /api/v1/people/${open}`, { body: { visibility } });
  }
  await app.call(ada, `POST /api/v1/commands/${merged.headers.get('uptake-command')}/undo`);
  expect((await app.call(ada, `GET /api/v1/facts/${id}`)).body.person_id).toBe(hidden);
  expect((await app.call(max, `GET /api/v1/facts/${id}`)).status).toBe(404);
});
