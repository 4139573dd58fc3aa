import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let admin: TestMember;
let ada: TestMember;
let max: TestMember;
const now = new Date('2026-03-04T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  admin = await app.workspace();
  ada = await app.member(admin, { name: 'Ada' });
  max = await app.member(admin, { name: 'Max' });
});
afterAll(() => app.close());

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function get(path: string, by = ada) {
  const answer = await app.call(by, `GET /api/v1/${path}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function makeGlobex() {
  const globex = await make('companies', { name: 'Globex', phones: ['+39 06 100'], city: 'Rome' });
  const anna = await make('people', {
    first_name: 'Anna',
    company_id: globex,
    job_title: 'Head of IT',
    phones: ['+39 333 1'],
    about: 'Prefers mornings',
  });
  const bob = await make('people', {
    first_name: 'Bob',
    company_id: globex,
    phones: ['+39 333 2'],
  });
  const at = (day: string) => ({ occurred_at: `${day}T10:00:00Z` });
  await make(
    'activities',
    { kind: 'call', body: 'First\nwords', ...at('2026-02-01'), person_id: anna },
    max,
  );
  await make(
    'activities',
    { kind: 'visit', body: 'Saw Bob', ...at('2026-02-10'), person_id: bob },
    max,
  );
  const hidden = { kind: 'note', body: 'hidden', visibility: 'private', person_id: anna };
  await make('activities', { ...hidden, ...at('2026-02-11') }, max);
  await make('tasks', { subject: 'Send the quote', due_on: '2026-03-01', person_id: anna }, max);
  const theirs = { subject: 'Signed contract', promised_by: 'them', due_on: '2026-03-09' };
  await make('tasks', { ...theirs, person_id: anna });
  return { globex, anna, bob };
}

test('before a visit to a person one knows who, what was said, what is owed both ways, and whom else', async () => {
  const { globex, anna } = await makeGlobex();
  expect(await get(`visits/person/${anna}`)).toMatchObject({
    title: 'Anna',
    job_title: 'Head of IT',
    company: { id: globex, title: 'Globex' },
    address: 'Rome',
    phones: [
      { number: '+39 333 1', of: 'person' },
      { number: '+39 06 100', of: 'company' },
    ],
    about: ['Prefers mornings'],
    meeting: null,
    contacts: [{ kind: 'call', body: 'First\nwords', by: 'Max' }],
    promises: [
      { subject: 'Send the quote', promised_by: 'us', days_late: 3, by: 'Max' },
      { subject: 'Signed contract', promised_by: 'them', days_late: 0, by: null },
    ],
    people: [{ title: 'Bob', phone: '+39 333 2', last_kind: 'visit', last_by: 'Max' }],
  });
});

test('before a visit to a company one knows the same of all its people', async () => {
  const { globex, anna } = await makeGlobex();
  await make(
    'tasks',
    { subject: 'Meet', kind: 'meeting', due_at: '2026-03-05T09:00:00Z', person_id: anna },
    max,
  );
  const visit = await get(`visits/company/${globex}`);
  expect(visit).toMatchObject({
    title: 'Globex',
    meeting: { subject: 'Meet', by: 'Max' },
    contacts: [
      { body: 'Saw Bob', person: 'Bob' },
      { body: 'First\nwords', person: 'Anna' },
    ],
    people: [{ title: 'Bob' }, { title: 'Anna' }],
  });
  expect(visit.promises).toHaveLength(2);
  expect(JSON.stringify(visit)).not.toContain('hidden');
});

test('what is hidden or of another workspace is not found', async () => {
  const ghost = await make('people', { first_name: 'Ghost', visibility: 'private' });
  const path = `GET /api/v1/visits/person/${ghost}`;
  expect((await app.call(ada, path)).status).toBe(200);
  expect((await app.call(max, path)).status).toBe(404);
  expect((await app.call(await app.workspace('Other'), path)).status).toBe(404);
  expect((await app.call(ada, 'GET /api/v1/visits/task/x')).status).toBe(400);
});

test('the sheet of a day has its meetings with what to know, and what is due besides', async () => {
  const { anna } = await makeGlobex();
  const eve = await app.member(admin, { name: 'Eve' });
  const meet = { kind: 'meeting', person_id: anna };
  await make('tasks', { subject: 'At ten', due_at: '2026-03-05T10:00:00Z', ...meet }, eve);
  await make('tasks', { subject: 'All day', due_on: '2026-03-05', ...meet, kind: 'visit' }, eve);
  await make(
    'tasks',
    { subject: 'The bank', kind: 'meeting', due_at: '2026-03-05T15:00:00Z' },
    eve,
  );
  await make('tasks', { subject: 'Write', due_on: '2026-03-05', person_id: anna }, eve);
  await make('tasks', { subject: 'Today', due_at: '2026-03-04T10:00:00Z', ...meet }, eve);
  const sheet = await get('day-sheet?day=2026-03-05', eve);
  expect(sheet).toMatchObject({
    day: '2026-03-05',
    meetings: [
      { subject: 'All day', visit: { title: 'Anna' } },
      { subject: 'At ten', visit: { title: 'Anna' } },
      { subject: 'The bank', visit: null },
    ],
    tasks: [{ subject: 'Write', person: 'Anna', phone: '+39 333 1' }],
  });
  expect((await get('day-sheet', eve)).meetings).toMatchObject([{ subject: 'Today' }]);
  expect((await app.call(eve, 'GET /api/v1/day-sheet?day=9999-12-31')).status).toBe(400);
  expect(await get('day-sheet?day=2026-03-05')).toMatchObject({ meetings: [], tasks: [] });
});

test('a case that is opened at the company is told before the next visit, until it is resolved', async () => {
  const { globex, anna, bob } = await makeGlobex();
  expect((await get(`visits/person/${anna}`)).cases).toEqual([]);
  const leak = await make(
    'cases',
    { subject: 'Pump leaks', person_id: bob, priority: 'high' },
    max,
  );
  await make('cases', { subject: 'Of mine alone', company_id: globex, visibility: 'private' }, max);
  await make('deals', { name: 'New pumps', company_id: globex }, max);
  const expected = {
    cases: [{ id: leak, title: 'Pump leaks', status: 'new', priority: 'high', person: 'Bob' }],
    deals: [{ title: 'New pumps', stage: expect.any(String), by: 'Max' }],
  };
  expect(await get(`visits/person/${anna}`)).toMatchObject(expected);
  expect(await get(`visits/company/${globex}`)).toMatchObject(expected);
  const tim = await app.member(admin, { name: 'Tim' });
  await make(
    'tasks',
    { subject: 'See', due_on: '2026-03-06', kind: 'visit', person_id: anna },
    tim,
  );
  const [meeting] = (await get('day-sheet?day=2026-03-06', tim)).meetings;
  expect(meeting.visit).toMatchObject(expected);
  const resolve = { body: { resolution: 'A new seal' } };
  expect((await app.call(max, `POST /api/v1/cases/${leak}/resolve`, resolve)).status).toBe(200);
  expect((await get(`visits/company/${globex}`)).cases).toEqual([]);
});

test('a contact of which nothing was written down has no words', async () => {
  const person_id = await make('people', { first_name: 'Carla' });
  await make('activities', { kind: 'message', person_id, occurred_at: '2026-02-01T09:00:00Z' });
  const { contacts } = await get(`visits/person/${person_id}`);
  expect(contacts).toMatchObject([{ kind: 'message', body: '' }]);
});
