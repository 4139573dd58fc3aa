import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { takeTurn } from '#src/server/jobs/take-turn.ts';
import { type FakeSmtp, startFakeSmtp } from '#src/server/mail/fake-smtp.ts';
import { sweepReminders } from '../sweep.ts';

let app: TestApp;
let smtp: FakeSmtp;
let admin: TestMember;
let ada: TestMember;
let now = new Date('2026-03-03T15:00:00Z');

beforeAll(async () => {
  smtp = await startFakeSmtp();
  const mail = { smtpUrl: smtp.url, from: 'Uptake <crm@example.com>' };
  app = await startTestApp({ now: () => now, mail });
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});
beforeEach(async () => {
  now = new Date('2026-03-03T15:00:00Z'); // a Tuesday
  smtp.recipientAnswer = '250 ok';
  admin = await app.workspace();
  ada = await app.member(admin, { name: 'Ada' });
  await app.call(ada, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
  smtp.mails.length = 0;
});

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

/** A look and the jobs it leaves; `isLate`: the queue comes to them at that time only. */
async function sweepAt(instant: string, isLate?: string): Promise<number> {
  now = new Date(instant);
  const before = smtp.mails.length;
  const { mail } = await sweepReminders(app.app.services);
  if (isLate) now = new Date(isLate);
  // those of earlier tests have slipped tasks too
  await runMailJobs(mail.filter((one) => one.workspaceId === admin.actor.workspaceId));
  return smtp.mails.length - before;
}

async function runMailJobs(payloads: object[]): Promise<void> {
  const job = app.app.jobs.find(({ name }) => name === 'reminders.daily_mail')!;
  for (const payload of payloads) {
    const signal = new AbortController().signal;
    await takeTurn(app.app.services, job, { payload, attempt: 1, maxAttempts: 5, signal });
  }
}

/** The parts of a mail as its reader sees them. */
function open(mail: string): string {
  const joined = mail.replaceAll('=\r\n', '');
  return Buffer.from(
    joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString('utf8');
}

test('in the morning one mail says whom one meets, what is promised and what slipped', async () => {
  const about = 'Likes <b>tea</b>';
  const anna = await make('people', { first_name: 'Anna', last_name: 'Rossi', about });
  await make('tasks', {
    subject: 'Talk it over',
    kind: 'meeting',
    due_at: '2026-03-04T09:00:00Z',
    person_id: anna,
  });
  const due_at = '2026-03-05T09:00:00Z';
  await make('tasks', { subject: 'not today', kind: 'meeting', due_at });
  await make('tasks', { subject: 'Send the <quote>', due_on: '2026-03-04' });
  await make('tasks', { subject: 'Old promise', due_on: '2026-03-01' });
  expect(await sweepAt('2026-03-04T05:59:00Z')).toBe(0);
  expect(await sweepAt('2026-03-04T06:00:00Z')).toBe(1); // 7:00 in Rome
  expect(await sweepAt('2026-03-04T06:01:00Z')).toBe(0);
  const mail = open(smtp.mails.at(-1)!);
  expect(mail).toContain('Subject: Today: 3 things for you');
  expect(mail).toContain('From: Uptake <crm@example.com>');
  expect(mail).toMatch(/- 10:00 Talk it over\r?\n +Anna Rossi\r?\n +Likes <b>tea<\/b>/);
  expect(mail).toContain('- Send the <quote>');
  expect(mail).toContain('Send the &lt;quote&gt;');
  expect(mail).toContain('Likes &lt;b&gt;tea&lt;/b&gt;');
  expect(mail).toMatch(/- Old promise\r?\n +3 days late/);
  expect(mail).not.toContain('not today');
});

test('a mail is in its reader’s language', async () => {
  await app.call(ada, 'PATCH /api/v1/me', { body: { language: 'de' } });
  await make('tasks', { subject: 'Angebot senden', due_on: '2026-03-04' });
  expect(await sweepAt('2026-03-04T07:00:00Z')).toBe(1);
  expect(open(smtp.mails[0]!)).toContain('Was für heute versprochen ist'.toUpperCase());
});

test('nothing to say, a weekend, an afternoon and a switch that is off send no mail', async () => {
  expect(await sweepAt('2026-03-04T06:00:00Z')).toBe(0);
  await make('tasks', { subject: 'Friday', due_on: '2026-03-06' });
  expect(await sweepAt('2026-03-07T07:00:00Z')).toBe(0);
  expect(await sweepAt('2026-03-06T11:00:00Z')).toBe(0);
  await app.call(ada, 'PATCH /api/v1/reminder-settings', { body: { daily_mail: false } });
  expect(await sweepAt('2026-03-06T07:00:00Z')).toBe(0);
});

test('hours of standstill are made up for, but yesterday’s mail is never sent', async () => {
  await make('tasks', { subject: 'due', due_on: '2026-03-04' });
  expect(await sweepAt('2026-03-04T10:30:00Z')).toBe(1); // 11:30 in Rome
  await make('tasks', { subject: 'due', due_on: '2026-03-05' });
  expect(await sweepAt('2026-03-05T06:00:00Z', '2026-03-05T20:00:00Z')).toBe(0);
  expect(await sweepAt('2026-03-06T06:00:00Z')).toBe(1);
});

test('servers that look at once and jobs that run twice send one mail', async () => {
  await make('tasks', { subject: 'due', due_on: '2026-03-04' });
  now = new Date('2026-03-04T06:00:00Z');
  const looks = await Promise.all([1, 2, 3].map(() => sweepReminders(app.app.services)));
  const payloads = looks
    .flatMap(({ mail }) => mail)
    .filter((one) => one.workspaceId === admin.actor.workspaceId);
  expect(payloads).toHaveLength(1);
  await Promise.all([runMailJobs(payloads), runMailJobs(payloads)]);
  await runMailJobs(payloads);
  expect(smtp.mails).toHaveLength(1);
});

test('what the mail server refuses is tried again later, and told to the administrator', async () => {
  await make('tasks', { subject: 'due', due_on: '2026-03-04' });
  smtp.recipientAnswer = '451 the box is locked';
  expect(await sweepAt('2026-03-04T06:00:00Z')).toBe(0);
  const state = (await app.call(admin, 'GET /api/v1/mail')).body;
  expect(state).toMatchObject({ set_up: true, failed: 1 });
  expect(state.problem).toContain('451 the box is locked');
  expect((await app.call(ada, 'GET /api/v1/mail')).status).toBe(403);
  const other = await app.workspace('Other');
  expect((await app.call(other, 'GET /api/v1/mail')).body).toMatchObject({ failed: 0 });
  smtp.recipientAnswer = '250 ok';
  expect(await sweepAt('2026-03-04T06:00:30Z')).toBe(0);
  expect(await sweepAt('2026-03-04T06:02:00Z')).toBe(1);
  expect((await app.call(admin, 'GET /api/v1/mail')).body).toMatchObject({ failed: 0 });
});

test('one click ends the mail without signing in, and its link does nothing else', async () => {
  await make('tasks', { subject: 'due', due_on: '2026-03-04' });
  await sweepAt('2026-03-04T06:00:00Z');
  const headers = smtp.mails[0]!.replaceAll(/\r\n[ \t]+/g, ' ');
  expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  const path = /List-Unsubscribe: <http:\/\/localhost:3000(\/[^>]+)>/.exec(headers)![1]!;
  const isOn = async () =>
    (await app.call(ada, 'GET /api/v1/reminder-settings')).body.daily_mail as boolean;
  const page = await app.call(null, `GET ${path}`);
  expect([page.status, await isOn()]).toEqual([200, true]);
  expect(page.body).toContain('<form method="post">');
  const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`.replace(/.{5}$/, 'xxxxx');
  expect((await app.call(null, `POST ${forged}`)).status).toBe(404);
  expect(await isOn()).toBe(true);
  const click = await app.app.http.request(
    new Request(`http://localhost:3000${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  );
  expect([click.status, await isOn()]).toEqual([200, false]);
  expect((await app.call(null, `POST ${path}`)).status).toBe(200);
});

test('an administrator tries the mail, and reads why it does not go', async () => {
  const good = await app.call(admin, 'POST /api/v1/mail/test');
  expect(good.body).toEqual({ to: expect.stringContaining('@example.com') });
  expect(smtp.mails.at(-1)).toContain('Subject: Mail from Uptake works');
  smtp.recipientAnswer = '550 no such box';
  const bad = await app.call(admin, 'POST /api/v1/mail/test');
  expect([bad.status, bad.body.reason]).toEqual([409, 'mail_not_sent']);
  expect(bad.body.detail).toContain('550 no such box');
  expect((await app.call(ada, 'POST /api/v1/mail/test')).status).toBe(403);
});
