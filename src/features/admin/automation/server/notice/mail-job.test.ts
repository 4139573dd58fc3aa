import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#src/lib/ids.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { takeTurn } from '#src/server/jobs/take-turn.ts';
import { type FakeSmtp, startFakeSmtp } from '#src/server/mail/fake-smtp.ts';
import { NOTICE_MAIL } from './mail-job.ts';

let app: TestApp;
let smtp: FakeSmtp;
let ada: TestMember;
const noticeId = newId();

beforeAll(async () => {
  smtp = await startFakeSmtp();
  const mail = { smtpUrl: smtp.url, from: 'Uptake <crm@example.com>' };
  app = await startTestApp({ mail });
  ada = await app.workspace();
  const owner = new pg.Client(app.url);
  await owner.connect();
  const { workspaceId, memberId } = ada.actor;
  await owner.query(
    `insert into automation_notice (workspace_id, id, member_id, kind, words, created_at)
     values ($1, $2, $3, 'paused', 'A rule stands still', now())`,
    [workspaceId, noticeId, memberId],
  );
  await owner.end();
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});

test('a notice that the mail server refuses once is left to the queue, and goes with its next try', async () => {
  const job = app.app.jobs.find(({ name }) => name === NOTICE_MAIL)!;
  const { workspaceId, memberId } = ada.actor;
  const payload = { workspaceId, memberId, noticeId };
  const { signal } = new AbortController();
  const turn = { payload, attempt: 1, maxAttempts: 5, signal };
  smtp.recipientAnswer = '451 not now';
  await expect(takeTurn(app.app.services, job, turn)).rejects.toThrow('not now');
  smtp.recipientAnswer = '250 ok';
  await takeTurn(app.app.services, job, turn);
  expect(smtp.mails).toHaveLength(1);
  expect(smtp.mails[0]).toContain('A rule stands still');
});

test('a notice that was put away before its mail could go is not sent', async () => {
  const job = app.app.jobs.find(({ name }) => name === NOTICE_MAIL)!;
  const { workspaceId, memberId } = ada.actor;
  const sent = smtp.mails.length;
  await app.call(ada, `POST /api/v1/notices/${noticeId}/put-away`);
  const payload = { workspaceId, memberId, noticeId };
  const { signal } = new AbortController();
  await takeTurn(app.app.services, job, { payload, attempt: 6, maxAttempts: 15, signal });
  expect(smtp.mails).toHaveLength(sent);
});
