import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let admin: TestMember;
let ada: TestMember;
let now = new Date('2026-03-04T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  admin = await app.workspace();
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-03-04T12:00:00Z');
  ada = await app.member(admin, { name: 'Ada' });
});

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function liveIn(time_zone: string): Promise<void> {
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone } });
}

async function readToday(by = ada) {
  const answer = await app.call(by, 'GET /api/v1/today');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

interface Section {
  items: { subject: string }[];
}
const subjects = ({ items }: Section) => items.map(({ subject }) => subject);

async function sections() {
  const { slipped, promised, coming, meetings } = await readToday();
  return [slipped, promised, coming, meetings].map(subjects);
}

test('a day is what slipped, what is due, what comes, and whom one meets', async () => {
  await make('tasks', { subject: 'a week late', due_on: '2026-02-25' });
  await make('tasks', { subject: 'yesterday', due_on: '2026-03-03' });
  await make('tasks', { subject: 'today', due_on: '2026-03-04' });
  await make('tasks', { subject: 'write at 3', kind: 'message', due_at: '2026-03-04T15:00:00Z' });
  await make('tasks', { subject: 'in a week', due_on: '2026-03-11' });
  await make('tasks', { subject: 'tomorrow', due_on: '2026-03-05' });
  await make('tasks', { subject: 'in eight days', due_on: '2026-03-12' });
  await make('tasks', { subject: 'visit tomorrow', kind: 'visit', due_at: '2026-03-05T09:00:00Z' });
  await make('tasks', { subject: 'earlier today', kind: 'call', due_at: '2026-03-04T08:00:00Z' });
  await make('tasks', {
    subject: 'visit in two days',
    kind: 'visit',
    due_at: '2026-03-06T00:00:00Z',
  });
  await make('tasks', { subject: 'missed visit', kind: 'visit', due_at: '2026-03-03T23:59:59Z' });
  await make('tasks', { subject: 'some day' });
  const today = await readToday();
  expect(today).toMatchObject({ day: '2026-03-04', time_zone: 'UTC', undated: 1 });
  expect(subjects(today.slipped)).toEqual(['a week late', 'missed visit', 'yesterday']);
  expect(today.slipped.items.map((t: { days_late: number }) => t.days_late)).toEqual([7, 1, 1]);
  expect(subjects(today.promised)).toEqual(['write at 3', 'today']);
  expect(subjects(today.coming)).toEqual(['tomorrow', 'visit in two days', 'in a week']);
  expect(subjects(today.meetings)).toEqual(['earlier today', 'visit tomorrow']);
  expect(today.coming.total).toBe(3);
});

test('late in the evening in Los Angeles it is not tomorrow yet', async () => {
  await liveIn('America/Los_Angeles');
  await make('tasks', { subject: 'due on the 4th', due_on: '2026-03-04' });
  await make('tasks', { subject: 'due on the 5th', due_on: '2026-03-05' });
  await make('tasks', { subject: 'call at 23:30', kind: 'call', due_at: '2026-03-05T07:30:00Z' });
  now = new Date('2026-03-05T07:00:00Z'); // 23:00 on the 4th
  expect(await readToday()).toMatchObject({ day: '2026-03-04' });
  expect(await sections()).toEqual([[], ['due on the 4th'], ['due on the 5th'], ['call at 23:30']]);
  now = new Date('2026-03-05T08:00:00Z'); // midnight
  expect(await sections()).toEqual([
    ['call at 23:30', 'due on the 4th'],
    ['due on the 5th'],
    [],
    [],
  ]);
});

test('the days around a change of clocks are whole days', async () => {
  await liveIn('America/Los_Angeles');
  await make('tasks', { subject: 'at 00:30', kind: 'call', due_at: '2026-03-08T08:30:00Z' });
  await make('tasks', { subject: 'at 23:30', kind: 'call', due_at: '2026-03-09T06:30:00Z' });
  await make('tasks', { subject: 'at 00:30 after', kind: 'call', due_at: '2026-03-09T07:30:00Z' });
  await make('tasks', { subject: 'two days on', kind: 'call', due_at: '2026-03-10T07:00:00Z' });
  now = new Date('2026-03-08T20:00:00Z'); // the day that has 23 hours
  const today = await readToday();
  expect(today.day).toBe('2026-03-08');
  expect(subjects(today.meetings)).toEqual(['at 00:30', 'at 23:30', 'at 00:30 after']);
  expect(subjects(today.coming)).toEqual(['two days on']);
});

test('who travels sees an appointment on the day it has there', async () => {
  await liveIn('America/Los_Angeles');
  await make('tasks', { subject: 'late call', kind: 'call', due_at: '2026-03-05T07:30:00Z' });
  await liveIn('Pacific/Auckland'); // 20:30 on the 5th
  now = new Date('2026-03-05T05:00:00Z');
  const { day, meetings } = await readToday();
  expect(day).toBe('2026-03-05');
  expect(meetings.items).toMatchObject([{ subject: 'late call', due_on: '2026-03-05' }]);
});

test('before a meeting one knows whom one meets, the last contacts and what is owed', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const globex = await make('companies', { name: 'Globex', phones: ['+39 06 100'], city: 'Rome' });
  const anna = await make('people', {
    first_name: 'Anna',
    last_name: 'Rossi',
    company_id: globex,
    job_title: 'Head of IT',
    phones: ['+39 333 1'],
    about: 'Prefers mornings',
  });
  const with_anna = { person_id: anna };
  for (const day of [1, 2, 3]) {
    const body = `Contact ${day}\nand more`;
    const occurred_at = `2026-02-0${day}T10:00:00Z`;
    await make('activities', { kind: 'call', body, occurred_at, ...with_anna }, max);
  }
  const last = { kind: 'note', occurred_at: '2026-02-04T10:00:00Z', ...with_anna };
  await make('activities', { ...last, body: 'Contact 4' });
  await make('activities', { ...last, body: 'private', visibility: 'private' }, max);
  await make('activities', { ...last, body: 'to be', occurred_at: '2026-03-05T10:00:00Z' });
  await make('tasks', { subject: 'Send the quote', due_on: '2026-03-09', ...with_anna }, max);
  await make('tasks', { subject: 'hidden', visibility: 'private', ...with_anna }, max);
  const done = await make('tasks', { subject: 'done', ...with_anna });
  await app.call(ada, `POST /api/v1/tasks/${done}/complete`);
  const due = { kind: 'meeting', due_at: '2026-03-04T15:00:00Z' };
  await make('tasks', { subject: 'Meet Anna', ...due, ...with_anna });
  const { meetings, refs } = await readToday();
  expect(meetings.items).toMatchObject([
    {
      subject: 'Meet Anna',
      person_id: anna,
      company_id: globex,
      phone: '+39 333 1',
      before: {
        job_title: 'Head of IT',
        about: 'Prefers mornings',
        address: 'Rome',
        phones: ['+39 333 1', '+39 06 100'],
        last_contacts: [
          { title: 'Contact 4', kind: 'note', at: '2026-02-04T10:00:00.000Z', by: null },
          { title: 'Contact 3', kind: 'call', by: 'Max' },
          { title: 'Contact 2' },
        ],
        open_promises: [{ subject: 'Send the quote', due_on: '2026-03-09', by: 'Max' }],
      },
    },
  ]);
  expect(refs).toMatchObject({ [anna]: { title: 'Anna Rossi' }, [globex]: { title: 'Globex' } });
});

test('before a meeting at a company one knows what its people were told', async () => {
  const globex = await make('companies', { name: 'Globex', phones: ['+39 06 100'] });
  const anna = await make('people', { first_name: 'Anna', company_id: globex });
  const occurred_at = '2026-02-01T10:00:00Z';
  await make('activities', { kind: 'call', body: 'Said', occurred_at, person_id: anna });
  const due = { kind: 'visit', due_at: '2026-03-04T15:00:00Z' };
  await make('tasks', { subject: 'Visit Globex', company_id: globex, ...due });
  await make('tasks', { subject: 'Talk to the bank', ...due });
  const { meetings } = await readToday();
  expect(meetings.items).toMatchObject([
    { phone: '+39 06 100', before: { last_contacts: [{ title: 'Said', by: null }] } },
    { phone: null, before: { phones: [], last_contacts: [], open_promises: [] } },
  ]);
});

test('a meeting to which a colleague takes me along is on my day too', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const along = { kind: 'meeting', colleagues: [ada.actor.memberId] };
  await make('tasks', { subject: 'Together', due_at: '2026-03-04T15:00:00Z', ...along }, max);
  await make('tasks', { subject: 'past', due_at: '2026-03-01T15:00:00Z', ...along }, max);
  const hidden = { ...along, visibility: 'private', due_at: '2026-03-04T16:00:00Z' };
  await make('tasks', { subject: 'hidden', ...hidden }, max);
  expect(await sections()).toEqual([[], [], [], ['Together']]);
});

test('only what is mine, open and out of the bin is on my day', async () => {
  const max = await app.member(admin, { name: 'Max' });
  await make('tasks', { subject: 'of Max', due_on: '2026-03-04' }, max);
  const binned = await make('tasks', { subject: 'binned', due_on: '2026-03-04' });
  await app.call(ada, `DELETE /api/v1/tasks/${binned}`);
  const done = await make('tasks', { subject: 'done', due_on: '2026-03-01' });
  await app.call(ada, `POST /api/v1/tasks/${done}/complete`);
  expect(await sections()).toEqual([[], [], [], []]);
  const stranger = await app.workspace('Other');
  expect((await readToday(stranger)).promised).toEqual({ items: [], total: 0 });
});

test('the person of a task handed to me stays unnamed if they are not shared with me', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const ghost = await make('people', { first_name: 'Ghost', phones: ['+39 1'] }, max);
  const due = { kind: 'call', due_at: '2026-03-04T15:00:00Z', person_id: ghost };
  await make('tasks', { subject: 'Call', ...due, owner_id: ada.actor.memberId }, max);
  expect((await readToday()).meetings.items).toMatchObject([{ phone: '+39 1' }]);
  await app.call(max, `PATCH /api/v1/people/${ghost}`, { body: { visibility: 'private' } });
  const today = await readToday();
  expect(JSON.stringify(today)).not.toMatch(/Ghost|\+39 1/);
});

test('a long list is cut and says how long it is', async () => {
  for (let at = 0; at < 202; at++) await make('tasks', { subject: `t${at}`, due_on: '2026-03-01' });
  const { slipped } = await readToday();
  expect(slipped.items).toHaveLength(200);
  expect(slipped.total).toBe(202);
});
