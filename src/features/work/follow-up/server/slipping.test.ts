import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Role } from '#src/server/context.ts';

let app: TestApp;
let admin: TestMember;
let ada: TestMember;
let now = new Date('2026-03-04T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  now = new Date('2026-03-04T12:00:00Z');
  admin = await app.workspace();
  ada = await app.member(admin, { name: 'Ada' });
});

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

function met(person_id: string, days: string[], { kind = 'call', by = ada } = {}) {
  return Promise.all(
    days.map((day) =>
      make(
        'activities',
        { kind, body: `On ${day}`, occurred_at: `${day}T10:00:00Z`, person_id },
        by,
      ),
    ),
  );
}

interface Line {
  title: string;
  [field: string]: unknown;
}

async function slipping(by = ada): Promise<Record<string, Line[]>> {
  const answer = await app.call(by, 'GET /api/v1/slipping');
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { sections } = answer.body as { sections: { reason: string; items: Line[] }[] };
  return Object.fromEntries(sections.map(({ reason, items }) => [reason, items]));
}

async function slippingTitles(by = ada): Promise<Record<string, string[]>> {
  const found = await slipping(by);
  return Object.fromEntries(
    Object.entries(found).map(([reason, lines]) => [reason, lines.map(({ title }) => title)]),
  );
}

const EVERY_WEEK = ['2025-12-01', '2025-12-08', '2025-12-15', '2025-12-22', '2025-12-29'];

test('a promise past its day slips, ours apart from theirs', async () => {
  await make('tasks', { subject: 'late', due_on: '2026-03-01' });
  await make('tasks', { subject: 'today', due_on: '2026-03-04' });
  await make('tasks', { subject: 'her draft', due_on: '2026-03-02', promised_by: 'them' });
  const found = await slipping();
  expect(Object.keys(found)).toEqual(['overdue', 'theirs']);
  expect(found.overdue).toMatchObject([{ title: 'late', days: 3 }]);
  expect(found.theirs).toMatchObject([{ title: 'her draft', days: 2 }]);
});

test('who is silent for longer than twice their own rhythm slips; who is not, does not', async () => {
  const weekly = await make('people', { first_name: 'Weekly' });
  const monthly = await make('people', { first_name: 'Monthly' });
  const few = await make('people', { first_name: 'Few' });
  await met(weekly, EVERY_WEEK);
  await met(monthly, ['2025-10-01', '2025-11-01', '2025-12-01', '2026-01-10']);
  await met(few, ['2025-10-01', '2025-10-08', '2025-10-15']);
  const found = await slipping();
  expect(Object.keys(found)).toEqual(['silent']);
  expect(found.silent).toMatchObject([
    { title: 'Weekly', days: 65, usual_days: 7, last_words: 'On 2025-12-29' },
  ]);
});

test('with a next step nobody is forgotten, be it with them or with their company', async () => {
  const globex = await make('companies', { name: 'Globex' });
  const one = await make('people', { first_name: 'One' });
  const other = await make('people', { first_name: 'Other', company_id: globex });
  await met(one, EVERY_WEEK);
  await met(other, EVERY_WEEK);
  expect((await slippingTitles()).silent).toHaveLength(2);
  const step = await make('tasks', { subject: 'Call', due_on: '2026-04-01', person_id: one });
  await make('tasks', { subject: 'Visit', due_on: '2026-04-01', company_id: globex });
  expect(await slipping()).toEqual({});
  await app.call(ada, `POST /api/v1/tasks/${step}/complete`);
  expect((await slippingTitles()).silent).toEqual(['One']);
});

test('who was written to last, and who is active without a next step', async () => {
  const written = await make('people', { first_name: 'Written' });
  const active = await make('people', { first_name: 'Active' });
  const once = await make('people', { first_name: 'Once' });
  await met(written, ['2026-02-20'], { kind: 'message' });
  await met(active, ['2026-02-10', '2026-03-02']);
  await met(once, ['2026-03-02']);
  expect(await slippingTitles()).toEqual({ unanswered: ['Written'], no_step: ['Active'] });
});

test('a customer is silent for nobody while a colleague speaks with them', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const anna = await make('people', { first_name: 'Anna' });
  await met(anna, EVERY_WEEK);
  await met(anna, ['2026-02-27'], { by: max });
  expect((await slippingTitles()).silent).toBeUndefined();
  expect(await slipping(max)).toEqual({});
});

test("a colleague's untouched promise is told to whose customer it is and to who leads the team", async () => {
  const team = await app.team(admin, 'North');
  const lead = await app.member(admin, { name: 'Lead', role: 'manager' as Role, teamId: team });
  const max = await app.member(admin, { name: 'Max', teamId: team });
  const anna = await make('people', { first_name: 'Anna' });
  now = new Date('2026-02-20T12:00:00Z');
  await make('tasks', { subject: 'Old', due_on: '2026-02-25', person_id: anna }, max);
  await make('tasks', { subject: 'Hidden', due_on: '2026-02-25', visibility: 'private' }, max);
  const touched = await make(
    'tasks',
    { subject: 'Touched', due_on: '2026-02-25', person_id: anna },
    max,
  );
  now = new Date('2026-03-04T12:00:00Z');
  await app.call(max, `PATCH /api/v1/tasks/${touched}`, { body: { note: 'on it' } });
  expect((await slipping()).colleague).toMatchObject([{ title: 'Old', by: 'Max', days: 7 }]);
  expect((await slippingTitles(lead)).colleague).toEqual(['Old']);
  const other = await app.member(admin, { name: 'Other' });
  expect(await slipping(other)).toEqual({});
});

test('what a deactivated member promised goes to managers and administrators, whenever it is due', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const lead = await app.member(admin, { name: 'Lead', role: 'manager' });
  await make('tasks', { subject: 'far off', due_on: '2027-01-01' }, max);
  await make('tasks', { subject: 'some day' }, max);
  expect(await slipping(admin)).toEqual({});
  await app.call(admin, `PATCH /api/v1/members/${max.actor.memberId}`, { body: { active: false } });
  const both = ['far off', 'some day'];
  expect(await slippingTitles(admin)).toEqual({ orphaned: both });
  expect(await slippingTitles(lead)).toEqual({ orphaned: both });
  expect(await slipping(ada)).toEqual({});
});

test('an open deal of whom has left goes to managers, until it is somebody’s again', async () => {
  const max = await app.member(admin, { name: 'Max' });
  const lead = await app.member(admin, { name: 'Lead', role: 'manager' });
  await make('deals', { name: 'Crane' }, max);
  await make('deals', { name: 'Secret crane', visibility: 'private' }, max);
  await make('tasks', { subject: 'Call about it' }, max);
  const gone = `PATCH /api/v1/members/${max.actor.memberId}`;
  await app.call(admin, gone, { body: { active: false } });
  const { orphaned } = await slipping(lead);
  expect(orphaned).toMatchObject([
    { title: 'Call about it', deal_id: null },
    { title: 'Crane', task_id: null, by: 'Max' },
  ]);
  const { body } = await app.call(lead, 'GET /api/v1/slipping');
  const section = body.sections.find(({ reason }: { reason: string }) => reason === 'orphaned');
  expect(section.total).toBe(2);
  expect(await slipping(ada)).toEqual({});
});

test('nothing of another workspace and nothing hidden slips from anybody', async () => {
  const ghost = await make('people', { first_name: 'Ghost', visibility: 'private' });
  await met(ghost, EVERY_WEEK);
  expect((await slippingTitles()).silent).toEqual(['Ghost']);
  expect(await slipping(admin)).toEqual({});
  expect(await slipping(await app.workspace('Other'))).toEqual({});
});
