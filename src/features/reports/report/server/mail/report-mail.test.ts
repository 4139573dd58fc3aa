import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { takeTurn } from '#src/server/jobs/take-turn.ts';
import { type FakeSmtp, startFakeSmtp } from '#src/server/mail/fake-smtp.ts';
import { REPORT_MAIL_JOB } from './report-mail-job.ts';
import { type DueMail, sweepReportMails } from './sweep-report-mails.ts';

let app: TestApp;
let smtp: FakeSmtp;
let ada: TestMember;
let max: TestMember;
let mia: TestMember;
let report: string;
let now = new Date('2026-03-02T06:30:00Z'); // a Monday

beforeAll(async () => {
  smtp = await startFakeSmtp();
  const mail = { smtpUrl: smtp.url, from: 'Uptake <crm@example.com>' };
  app = await startTestApp({ now: () => now, mail });
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  mia = await app.member(ada, { name: 'Mia' });
  for (const who of [max, mia]) {
    await app.call(who, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
  }
  const kept = { name: 'Deal of Max', visibility: 'private' };
  await app.call(max, 'POST /api/v1/deals', { body: kept });
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});
beforeEach(async () => {
  now = new Date('2026-03-02T06:30:00Z');
  smtp.recipientAnswer = '250 ok';
  smtp.mails.length = 0;
  const request = JSON.stringify({ metrics: ['deals_opened'], period: 'all' });
  const body = { name: 'Deals begun', request, chart: 'number' };
  report = (await app.call(max, 'POST /api/v1/reports', { body })).body.id;
});

function schedule(who: TestMember, members: TestMember[], id = report) {
  const member_ids = members.map(({ actor }) => actor.memberId);
  const body = { every: 'week', day: 1, hour: 7, member_ids };
  return app.call(who, `PUT /api/v1/reports/${id}/mails`, { body });
}

async function sweepAt(instant: string): Promise<DueMail[]> {
  now = new Date(instant);
  const due = (await sweepReportMails(app.app.services)).filter((one) => one.reportId === report);
  const job = app.app.jobs.find(({ name }) => name === REPORT_MAIL_JOB)!;
  for (const payload of due) {
    const signal = new AbortController().signal;
    await takeTurn(app.app.services, job, {
      payload: { ...payload },
      attempt: 1,
      maxAttempts: 5,
      signal,
    });
  }
  return due;
}

test('each reader gets the report once, with what they alone may see', async () => {
  expect((await schedule(max, [max, mia])).status).toBe(200);
  expect(await sweepAt('2026-03-02T05:00:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-02T06:30:00Z')).toHaveLength(2);
  expect(smtp.mails).toHaveLength(2);
  const numbers = smtp.mails.map((mail) => /Deals opened: (\d)/.exec(mail)?.[1]).toSorted();
  expect(numbers).toEqual(['0', '1']);
  expect(await sweepAt('2026-03-02T07:30:00Z')).toEqual([]);
  expect(await sweepAt('2026-03-09T06:30:00Z')).toHaveLength(2);
});

test('whom a report is no longer shared with gets nothing', async () => {
  await schedule(max, [mia]);
  await app.call(max, `PATCH /api/v1/reports/${report}`, { body: { visibility: 'private' } });
  expect(await sweepAt('2026-03-02T06:30:00Z')).toHaveLength(1);
  expect(smtp.mails).toHaveLength(0);
});

test('a mail that nobody took is tried again, and goes once', async () => {
  await schedule(max, [max]);
  smtp.recipientAnswer = '550 no';
  await sweepAt('2026-03-02T06:30:00Z');
  smtp.recipientAnswer = '250 ok';
  expect(await sweepAt('2026-03-02T06:31:00Z')).toHaveLength(1);
  expect(await sweepAt('2026-03-02T06:32:00Z')).toHaveLength(0);
});

test('figures that could not be read for a moment do not cost the mail of the week', async () => {
  await schedule(max, [max]);
  const owner = new pg.Client(app.url);
  await owner.connect();
  await owner.query('alter table deal rename to deal_away');
  await expect(sweepAt('2026-03-02T06:30:00Z')).rejects.toThrow('does not exist');
  await owner.query('alter table deal_away rename to deal');
  await owner.end();
  expect(await sweepAt('2026-03-02T06:31:00Z')).toHaveLength(1);
  expect(smtp.mails).toHaveLength(1);
});

test('its owner says who gets it, who may see it can be among them, and each may stop', async () => {
  expect((await schedule(mia, [mia])).body.reason).toBe('not_owner');
  await app.call(max, `PATCH /api/v1/reports/${report}`, { body: { visibility: 'private' } });
  expect((await schedule(max, [max, mia])).body.reason).toBe('not_shared');
  const other = await app.workspace('Other');
  expect((await schedule(other, [other])).status).toBe(404);
  expect((await app.call(other, `GET /api/v1/reports/${report}/mails`)).status).toBe(404);
  await app.call(max, `PATCH /api/v1/reports/${report}`, { body: { visibility: 'workspace' } });
  await schedule(max, [max, mia]);
  const stop = (who: TestMember) => app.call(who, `DELETE /api/v1/reports/${report}/mails/mine`);
  expect((await stop(mia)).status).toBe(200);
  expect((await stop(mia)).status).toBe(404);
  expect((await stop(other)).status).toBe(404);
  const left = await app.call(max, `GET /api/v1/reports/${report}/mails`);
  expect(left.body.schedule.member_ids).toEqual([max.actor.memberId]);
  expect((await schedule(max, [])).body.schedule).toBeNull();
});

test('what was set is taken back, by whose it is; who stopped it for themselves takes that back', async () => {
  const undo = (who: TestMember, { headers }: { headers: Headers }) =>
    app.call(who, `POST /api/v1/commands/${headers.get('uptake-command')}/undo`);
  const kept = async () =>
    (await app.call(max, `GET /api/v1/reports/${report}/mails`)).body.schedule;
  const first = await schedule(max, [max, mia]);
  const both = await kept();
  const stopped = await schedule(max, []);
  expect(await kept()).toBeNull();
  expect((await undo(mia, stopped)).status).toBe(404);
  expect((await undo(max, stopped)).status).toBe(200);
  expect(await kept()).toEqual(both);
  expect((await undo(max, first)).status).toBe(200);
  expect(await kept()).toBeNull();

  await schedule(max, [max, mia]);
  const stop = await app.call(mia, `DELETE /api/v1/reports/${report}/mails/mine`);
  expect((await kept()).member_ids).toEqual([max.actor.memberId]);
  expect((await undo(mia, stop)).status).toBe(200);
  expect(await kept()).toEqual(both);
  const again = await app.call(mia, `DELETE /api/v1/reports/${report}/mails/mine`);
  await schedule(max, []);
  expect((await undo(mia, again)).status).toBe(409);
  expect(await kept()).toBeNull();
});
