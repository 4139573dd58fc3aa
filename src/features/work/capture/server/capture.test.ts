import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let globex: string;
let anna: string;

// a Monday
const now = new Date('2026-11-23T09:30:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());

beforeEach(async () => {
  ada = await app.workspace();
  globex = await create('companies', { name: 'Globex', domains: ['globex.com'] });
  anna = await create('people', { first_name: 'Anna', last_name: 'Rossi', company_id: globex });
});

async function create(plural: string, body: object): Promise<string> {
  const answer = await app.call(ada, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

function say(text: string, answers?: object, who = ada) {
  return app.call(who, 'POST /api/v1/capture', { body: { text, ...(answers && { answers }) } });
}

async function count(plural: string): Promise<number> {
  return (await app.call(ada, `GET /api/v1/${plural}/count`)).body.count;
}

test('one line becomes the call, its note and the follow-up, linked to the right person', async () => {
  const line = 'called Anna Rossi at Globex, wants the renewal quote, 12k, call back next Tue 10';
  const { status, body } = await say(line);
  expect(status).toBe(201);
  const activity = (await app.call(ada, `GET /api/v1/activities/${body.activity.id}`)).body;
  expect(activity).toMatchObject({ kind: 'call', body: line, person_id: anna, company_id: globex });
  const task = (await app.call(ada, `GET /api/v1/tasks/${body.tasks[0].id}`)).body;
  expect(task).toMatchObject({ kind: 'call', person_id: anna, owner_id: ada.actor.memberId });
  expect(task.due_on).toMatch(/^2026-(11-24|12-01)$/);
  expect(task.due_at).toContain('T10:00:00');
  expect([await count('people'), await count('companies')]).toEqual([1, 1]);
});

test('a misspelled verb is read as the one that is meant, unless it is said to be none', async () => {
  const line = 'calld Anna Rossi, wants the quote';
  const preview = async (answers?: object) =>
    (await app.call(ada, 'POST /api/v1/capture/preview', { body: { text: line, answers } })).body;
  expect(await preview()).toMatchObject({
    slip: { typed: 'calld', meant: 'called' },
    parsed: { activity: { kind: 'call', body: line } },
    meanings: [{ status: 'known', record: { id: anna } }],
  });
  const asTyped = await preview({ slip: { ignore: true } });
  expect(asTyped).toMatchObject({ slip: null, parsed: { activity: { kind: 'note' } } });
  const { body } = await say(line);
  expect(body).toMatchObject({ activity: { kind: 'call' }, people: [{ id: anna }] });
  expect((await say(line, { slip: { ignore: true } })).body.activity.kind).toBe('note');
});

test('whoever is called as a company is expected to be is meant, and no company is made of them', async () => {
  const { body } = await say('Angerufen bei Anna Rossi, will ein Angebot');
  expect(body).toMatchObject({ people: [{ id: anna, match: 'known' }], companies: [] });
  const line = 'angerufen bei Anna Rossi, Globex, will ein Angebot';
  expect((await say(line)).body).toMatchObject({ people: [{ id: anna }] });
  expect(await count('companies')).toBe(1);
});

test('a word that names somebody whom the writer sees is no misspelled verb', async () => {
  const kindFor = async (who: TestMember) =>
    (await say('Calld wants the quote', undefined, who)).body.activity.kind;
  const max = await app.member(ada, { name: 'Max' });
  const eve = await app.workspace('Other');
  const body = { name: 'Calld & Sons', visibility: 'private' };
  expect((await app.call(ada, 'POST /api/v1/companies', { body })).status).toBe(201);
  expect([await kindFor(ada), await kindFor(max), await kindFor(eve)]).toEqual([
    ...['note', 'call', 'call'],
  ]);
});

test('all of it is one command, which one undo takes back', async () => {
  const { headers } = await say('met Jana Novak at Initech, send offer by Friday');
  expect([await count('people'), await count('companies'), await count('tasks')]).toEqual([
    2, 2, 1,
  ]);
  await app.call(ada, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`);
  expect([await count('people'), await count('companies'), await count('tasks')]).toEqual([
    1, 1, 0,
  ]);
  expect(await count('activities')).toBe(0);
});

test('whoever is not known is made, with company, job and addresses', async () => {
  const { body } = await say(
    'met Jana Novak, buyer at Skoda Parts, jana@skodaparts.cz, +420 603 123 456',
  );
  expect(body.people[0]).toMatchObject({ title: 'Jana Novak', match: 'new' });
  const jana = (await app.call(ada, `GET /api/v1/people/${body.people[0].id}`)).body;
  expect(jana).toMatchObject({
    first_name: 'Jana',
    last_name: 'Novak',
    job_title: 'buyer',
    emails: ['jana@skodaparts.cz'],
    company_id: body.companies[0].id,
  });
});

test('a misspelled full name means the person it is near to, and says so', async () => {
  const { body } = await say('called anna rosis at globex, all fine');
  expect(body.people).toEqual([{ id: anna, title: 'Anna Rossi', match: 'similar' }]);
  expect(await count('people')).toBe(1);
});

test('a long surname written as it sounds means the person known, and nobody is made twice', async () => {
  const harriet = await create('people', { first_name: 'Harriet', last_name: 'Cartwright' });
  const { body } = await say(
    'called Harriet Cartwrite, wants the comparison, call back next Tue 10',
  );
  expect(body.people).toEqual([{ id: harriet, title: 'Harriet Cartwright', match: 'similar' }]);
});

test('nobody is offered for a new name because their company is called so', async () => {
  const company_id = await create('companies', { name: 'Novak Eva Logistics' });
  await create('people', { first_name: 'Knut', last_name: 'Schmidt', company_id });
  await create('people', { first_name: 'Zuri', last_name: 'Schmidt', company_id });
  const { status, body } = await say('met Eva Novak at Initech, send the offer friday');
  expect(status).toBe(201);
  expect(body.people[0]).toMatchObject({ title: 'Eva Novak', match: 'new' });
});

test('a whole name that is not known is a new person, and none of those with the same first name', async () => {
  const { status, body } = await say('met Anna Lindqvist at Initech, send the offer friday');
  expect(status).toBe(201);
  expect(body.people[0]).toMatchObject({ title: 'Anna Lindqvist', match: 'new' });
});

test('of two namesakes the company tells which; without it the line asks and writes nothing', async () => {
  const initech = await create('companies', { name: 'Initech' });
  const other = await create('people', {
    first_name: 'Anna',
    last_name: 'Rossi',
    company_id: initech,
  });
  expect((await say('called Anna Rossi at Initech, ok')).body.people[0].id).toBe(other);
  const open = await say('called Anna Rossi, wants a visit');
  expect(open.status).toBe(409);
  expect(open.body.reason).toBe('ambiguous');
  const [question] = open.body.questions;
  expect(question.choices.map(({ subtitle }: { subtitle: string }) => subtitle).sort()).toEqual([
    'Globex',
    'Initech',
  ]);
  expect(await count('activities')).toBe(1);
  const answered = await say('called Anna Rossi, wants a visit', {
    mentions: { [question.key]: { id: anna, type: 'person' } },
  });
  expect(answered.body.people[0].id).toBe(anna);
});

test('a first name alone is enough when only one has it, and asked about when several have', async () => {
  expect((await say('called Anna, ok')).body.people[0].id).toBe(anna);
  await create('people', { first_name: 'Anna', last_name: 'Bianchi' });
  expect((await say('called Anna, ok')).body.reason).toBe('ambiguous');
});

test('what a line says of a known person fills what is empty and overwrites nothing', async () => {
  await app.call(ada, `PATCH /api/v1/people/${anna}`, { body: { emails: ['anna@globex.com'] } });
  await say('called Anna Rossi, new number +39 06 1234 567');
  const person = (await app.call(ada, `GET /api/v1/people/${anna}`)).body;
  expect(person).toMatchObject({ emails: ['anna@globex.com'], company_id: globex });
  expect(person.phones).toHaveLength(1);
});

test('the preview says what would be saved, and saves nothing', async () => {
  const answer = await app.call(ada, 'POST /api/v1/capture/preview', {
    body: { text: 'called Anna Rossi, call back tomorrow' },
  });
  expect(answer.body.meanings).toMatchObject([{ status: 'known', record: { id: anna } }]);
  expect(answer.body.parsed.followUps[0].dueOn).toBe('2026-11-24');
  expect(await count('activities')).toBe(0);
});

test('another cannot be meant whom the writer may not see, and her private contact stays hers', async () => {
  const secret = await create('people', {
    first_name: 'Sybil',
    last_name: 'Hidden',
    visibility: 'private',
  });
  const max = await app.member(ada);
  const { body } = await say('called Sybil Hidden, ok', undefined, max);
  expect(body.people[0].match).toBe('new');
  expect(body.people[0].id).not.toBe(secret);
  const own = await say('called Sybil Hidden, ok');
  const note = (await app.call(ada, `GET /api/v1/activities/${own.body.activity?.id}`)).body;
  // two of that name are seen by Ada now, so she is asked
  expect(own.body.reason ?? note.visibility).toBe('ambiguous');
});

test('the writes are counted as captured', async () => {
  const { body } = await say('called Anna Rossi, ok');
  const history = await app.call(ada, `GET /api/v1/activities/${body.activity.id}/history`);
  expect(history.body.items[0].via).toBe('capture');
});

test('a line that says nothing is refused with what to do', async () => {
  for (const text of ['   ', '']) expect((await say(text)).status).toBe(400);
});

function sayOf(subject: { type: string; id: string }, text: string, who = ada) {
  return app.call(who, 'POST /api/v1/capture', { body: { text, subject } });
}

test('a line that names nobody is about the subject it is sent with', async () => {
  const subject = { type: 'person', id: anna };
  const text = 'called, wants the renewal quote, call back tomorrow';
  const { body } = await sayOf(subject, text);
  expect(body.people).toEqual([{ id: anna, title: 'Anna Rossi', match: 'known' }]);
  const call = (await app.call(ada, `GET /api/v1/activities/${body.activity.id}`)).body;
  expect(call).toMatchObject({ person_id: anna, company_id: globex });
  const task = (await app.call(ada, `GET /api/v1/tasks/${body.tasks[0].id}`)).body;
  expect(task.person_id).toBe(anna);
  const visit = (await sayOf({ type: 'company', id: globex }, 'visit, all fine')).body;
  expect(visit.companies[0].id).toBe(globex);
});

test('whoever the line names comes before the subject', async () => {
  const subject = { type: 'person', id: anna };
  const { body } = await sayOf(subject, 'called Jana Novak, all fine');
  expect(body.people.map(({ title }: { title: string }) => title)).toEqual(['Jana Novak']);
  const look = (text: string) =>
    app.call(ada, 'POST /api/v1/capture/preview', { body: { text, subject } });
  expect((await look('called, all fine')).body.subject).toMatchObject({ title: 'Anna Rossi' });
  expect((await look('called Jana Novak, all fine')).body.subject).toBeNull();
});

test('a subject that the writer may not see, or that is in the bin, is not found, and nothing is written', async () => {
  const max = await app.member(ada);
  const body = { first_name: 'Sybil', last_name: 'Hidden', visibility: 'private' };
  const secret = { type: 'person', id: await create('people', body) };
  expect((await sayOf(secret, 'called, ok', max)).status).toBe(404);
  const preview = { body: { text: 'called, ok', subject: secret } };
  expect((await app.call(max, 'POST /api/v1/capture/preview', preview)).status).toBe(404);
  const stranger = await app.workspace();
  expect((await sayOf({ type: 'person', id: anna }, 'called, ok', stranger)).status).toBe(404);
  await app.call(ada, `DELETE /api/v1/people/${anna}`);
  expect((await sayOf({ type: 'person', id: anna }, 'called, ok')).status).toBe(404);
  expect(await count('activities')).toBe(0);
});

test('a misspelled word that may be a name is offered with whom it may mean, and saved as a word', async () => {
  const body = { first_name: 'Karl', last_name: 'Schneider', company_id: globex };
  const karl = await create('people', body);
  const text = 'called Schnieder, wants a visit';
  const answer = await app.call(ada, 'POST /api/v1/capture/preview', { body: { text } });
  expect(answer.body.meanings).toMatchObject([{ status: 'none', choices: [{ id: karl }] }]);
  expect((await say(text)).body).toMatchObject({ people: [], activity: { kind: 'call' } });
  const [{ key }] = answer.body.meanings;
  const chosen = await say(text, { mentions: { [key]: { id: karl, type: 'person' } } });
  expect(chosen.body.people).toMatchObject([{ id: karl }]);
});

test('a record that a line names twice is linked once', async () => {
  const { body } = await say('called Anna Rossi, and again Rossi Anna, at Globex, for Globex');
  expect(body.people).toHaveLength(1);
  expect(body.companies).toHaveLength(1);
});

test('corrections without number or end are refused or met by nothing, and hold nobody up', async () => {
  const text = 'a '.repeat(2400).trim();
  const long = Array.from({ length: 200 }, () => 'a').join(' ');
  const answersOf = (count: number) => ({
    mentions: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${index}`,
        { text: long, create: true, type: 'person' },
      ]),
    ),
  });
  const preview = (count: number) =>
    app.call(ada, 'POST /api/v1/capture/preview', { body: { text, answers: answersOf(count) } });
  const refused = await preview(51);
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid' } });
  const few = await preview(50);
  expect(few.status).toBe(200);
  expect(few.body.parsed.people).toEqual([]);
});
