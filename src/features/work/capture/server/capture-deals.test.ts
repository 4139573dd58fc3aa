import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let globex: string;
let anna: string;
let pumps: string;

const now = new Date('2026-11-23T09:30:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());

beforeEach(async () => {
  ada = await app.workspace();
  globex = await create('companies', { name: 'Globex' });
  anna = await create('people', { first_name: 'Anna', last_name: 'Rossi', company_id: globex });
  pumps = await create('deals', { name: 'Pumps', company_id: globex, person_id: anna });
});

async function create(plural: string, body: object): Promise<string> {
  const answer = await app.call(ada, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

function say(text: string, more: object = {}, who = ada) {
  return app.call(who, 'POST /api/v1/capture', { body: { text, ...more } });
}

async function readDeal(id: string) {
  const { body } = await app.call(ada, `GET /api/v1/deals/${id}`);
  return { ...body, stage: body.refs[body.stage_id]?.title };
}

async function count(plural: string): Promise<number> {
  return (await app.call(ada, `GET /api/v1/${plural}/count`)).body.count;
}

test('a line moves the open deal of whom it names, with its amount and the day it closes', async () => {
  const { status, body } = await say('moved Globex to proposal, 12k EUR, closes end of March');
  expect(status, JSON.stringify(body)).toBe(201);
  expect(body.deal).toMatchObject({ id: pumps, stage: 'Proposal', match: 'known' });
  expect(await readDeal(pumps)).toMatchObject({
    stage: 'Proposal',
    closes_on: '2027-03-31',
    amount: { amount: 1_200_000, currency: 'EUR' },
  });
  // nothing else was said, so nothing else is written
  expect([await count('activities'), await count('tasks')]).toEqual([0, 0]);
});

test('a call that moves a deal stands on the deal, with its follow-up; one undo takes all back', async () => {
  const line = 'called Anna Rossi at Globex, wants two pumps, moved to proposal, call back tue';
  const { body, headers } = await say(line);
  for (const path of [`activities/${body.activity.id}`, `tasks/${body.tasks[0].id}`]) {
    expect((await app.call(ada, `GET /api/v1/${path}`)).body.deal_id).toBe(pumps);
  }
  await app.call(ada, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`);
  expect((await readDeal(pumps)).stage).toBe('First contact');
  expect([await count('activities'), await count('tasks')]).toEqual([0, 0]);
});

test('a new deal comes with the company and person that nobody knew', async () => {
  const { body } = await say('new deal Initech, Eva Novak, 12k');
  const deal = await readDeal(body.deal.id);
  expect(deal).toMatchObject({ title: 'Initech', status: 'open' });
  expect(deal.amount.amount).toBe(1_200_000);
  expect(deal.refs[deal.person_id].title).toBe('Eva Novak');
  const eva = (await app.call(ada, `GET /api/v1/people/${deal.person_id}`)).body;
  expect(eva.company_id).toBe(deal.company_id);
});

test('a new deal is called after what is wanted too, and priced where the product has a price', async () => {
  const pump = await create('products', { name: 'Heron pump', unit: 'piece', tax: 22 });
  const book = await create('price_books', { name: 'List', currency: 'EUR', is_default: true });
  const unit_price = { amount: 150_000, currency: 'EUR' };
  await create('prices', { product_id: pump, price_book_id: book, unit_price });
  const priced = await say('new deal Initech, 3 heron pumps');
  expect(priced.body.deal.title).toBe('Initech: 3 heron pumps');
  expect(await readDeal(priced.body.deal.id)).toMatchObject({
    amount: { amount: 450_000, currency: 'EUR' },
    lines: [{ product_id: pump, name: 'Heron pump', quantity: '3', unit_price: 150_000 }],
  });
  const told = await say('new deal Hooli, 3 heron pumps, 4k EUR');
  expect((await readDeal(told.body.deal.id)).amount.amount).toBe(400_000);
  const unknown = await say('new deal Umbrella, 2 compressors');
  expect(unknown.body.deal.title).toBe('Umbrella: 2 compressors');
  expect((await readDeal(unknown.body.deal.id)).amount).toBeNull();
});

test('winning and losing closes it, with the words of the line as what decided it', async () => {
  await say('lost Globex to Initech, too expensive');
  expect(await readDeal(pumps)).toMatchObject({
    status: 'lost',
    competitors: ['Initech'],
    outcome_note: 'lost Globex to Initech, too expensive',
  });
  const seals = await create('deals', { name: 'Seals', company_id: globex });
  await say('won Globex, 12k EUR');
  expect(await readDeal(seals)).toMatchObject({ status: 'won', amount: { amount: 1_200_000 } });
});

test('which of two deals is asked, unless its name stands in the line', async () => {
  await create('deals', { name: 'Seals', company_id: globex });
  const asked = await say('moved Globex to proposal');
  expect(asked.status).toBe(409);
  expect(asked.body.reason).toBe('ambiguous');
  const named = await say('moved Globex pumps to proposal');
  expect(named.body.deal).toMatchObject({ id: pumps });
  const chosen = await say('moved Globex to negotiation', { answers: { deal: { id: pumps } } });
  expect(chosen.body.deal).toMatchObject({ id: pumps, stage: 'Negotiation' });
});

test('on the page of a deal the line is about that deal', async () => {
  const subject = { type: 'deal', id: pumps };
  await say('to proposal, closes end of march', { subject });
  expect(await readDeal(pumps)).toMatchObject({ stage: 'Proposal', closes_on: '2027-03-31' });
  const { body } = await say('called, all well', { subject });
  const call = (await app.call(ada, `GET /api/v1/activities/${body.activity.id}`)).body;
  expect(call).toMatchObject({ deal_id: pumps, company_id: globex, person_id: anna });
});

test('what sounds like a deal and is none stays a note', async () => {
  const initech = await create('companies', { name: 'Initech' });
  const { body } = await say('won Initech for our newsletter');
  expect(body.deal).toBeNull();
  const note = (await app.call(ada, `GET /api/v1/activities/${body.activity.id}`)).body;
  expect(note).toMatchObject({ kind: 'note', company_id: initech });
});

test('a line that moves a deal where none is open stays a note, and a new deal is offered', async () => {
  await create('companies', { name: 'Initech' });
  const text = 'moved Initech to proposal, 12k EUR';
  const { body: seen } = await app.call(ada, 'POST /api/v1/capture/preview', { body: { text } });
  expect(seen.deal).toMatchObject({ status: 'none', stage: { title: 'Proposal' } });
  expect(seen.parsed).toMatchObject({ deal: null, activity: { kind: 'note' } });
  const { body: kept } = await say(text);
  expect([kept.deal, kept.activity.kind]).toEqual([null, 'note']);
  const { body: made } = await say(text, { answers: { deal: { create: true } } });
  expect(made.deal).toMatchObject({ match: 'new', stage: 'Proposal' });
  expect(await readDeal(made.deal.id)).toMatchObject({
    stage: 'Proposal',
    amount: { amount: 1_200_000, currency: 'EUR' },
  });
});

test('a deal left out in the preview leaves a note', async () => {
  const { body } = await say('moved Globex to proposal', { answers: { deal: { ignore: true } } });
  expect(body.deal).toBeNull();
  expect(body.activity).toMatchObject({ kind: 'note' });
  expect((await readDeal(pumps)).stage).toBe('First contact');
});

test('a deal that one may not see is neither moved nor offered', async () => {
  const max = await app.member(ada);
  const patch = { visibility: 'private' };
  await app.call(ada, `PATCH /api/v1/deals/${pumps}`, { body: patch });
  const { body } = await say('moved Globex to proposal', {}, max);
  expect(body.deal).toBeNull();
  const taken = await say('moved Globex to proposal', { answers: { deal: { id: pumps } } }, max);
  expect([taken.status, taken.body.reason]).toEqual([400, 'unknown_reference']);
  expect((await readDeal(pumps)).stage).toBe('First contact');
  const strangers = await app.workspace();
  const foreign = { subject: { type: 'deal', id: pumps } };
  expect((await say('to proposal', foreign, strangers)).status).toBe(404);
});

test('a case is opened with whom it is of, how soon, and what comes next', async () => {
  const line = 'case: Anna Rossi at Globex, the pump leaks, urgent, call back tomorrow';
  const { body } = await say(line);
  const opened = (await app.call(ada, `GET /api/v1/cases/${body.case.id}`)).body;
  expect(opened).toMatchObject({
    subject: 'Anna Rossi at Globex, the pump leaks, call back tomorrow',
    priority: 'urgent',
    channel: 'capture',
    person_id: anna,
    company_id: globex,
  });
  const task = (await app.call(ada, `GET /api/v1/tasks/${body.tasks[0].id}`)).body;
  expect(task.case_id).toBe(opened.id);
});

test('a deal or person that is chosen but is not there is refused, and nothing is written', async () => {
  const other = await app.workspace('Other');
  const foreign = (await app.call(other, 'POST /api/v1/deals', { body: { name: 'Theirs' } })).body;
  const binned = await create('deals', { name: 'Gone', company_id: globex });
  await app.call(ada, `DELETE /api/v1/deals/${binned}`);
  for (const id of [foreign.id, binned, crypto.randomUUID(), anna]) {
    const { status, body } = await say('moved Globex to proposal', { answers: { deal: { id } } });
    expect([status, body.reason]).toEqual([400, 'unknown_reference']);
    expect(body.issues[0].path).toEqual(['answers', 'deal', 'id']);
  }
  const mentions = { anna: { text: 'Anna', type: 'person', id: pumps } };
  expect((await say('called Anna', { answers: { mentions } })).status).toBe(400);
  expect((await readDeal(pumps)).stage).toBe('First contact');
  expect(await count('activities')).toBe(0);
  const chosen = await say('moved Globex to proposal', { answers: { deal: { id: pumps } } });
  expect(chosen.status).toBe(201);
});
