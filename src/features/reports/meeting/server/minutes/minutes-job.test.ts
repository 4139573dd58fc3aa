import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { takeTurn } from '#src/server/jobs/take-turn.ts';
import { type FakeSmtp, startFakeSmtp } from '#src/server/mail/fake-smtp.ts';
import { MAIL_TRIES, readTries } from '#src/server/mail/read-tries.ts';
import { MINUTES_JOB } from './minutes-job.ts';

let app: TestApp;
let smtp: FakeSmtp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  smtp = await startFakeSmtp();
  const mail = { smtpUrl: smtp.url, from: 'Uptake <crm@example.com>' };
  app = await startTestApp({ mail });
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
});
afterAll(async () => {
  await app.close();
  await smtp.close();
});

async function ask(route: string, body: object = {}) {
  const answer = await app.call(ada, route, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return { ...answer.body, command: answer.headers.get('uptake-command') };
}

/** As the queue does it, for each who came. */
async function send(meetingId: string): Promise<void> {
  const job = app.app.jobs.find(({ name }) => name === MINUTES_JOB)!;
  for (const { actor } of [ada, max]) {
    const { workspaceId, memberId } = actor;
    const { signal } = new AbortController();
    await takeTurn(app.app.services, job, {
      payload: { workspaceId, memberId, meetingId },
      ...{ attempt: 1, maxAttempts: 5, signal },
    }).catch(() => {});
  }
}

test('minutes go once to each who came, again only if they say something else, and are tried again', async () => {
  const attendees = [max.actor.memberId];
  const plan = { name: 'Sales', board: 'seller', starts_on: '2026-11-22', attendees };
  const { id } = await ask('POST /api/v1/meetings', plan);
  await ask(`POST /api/v1/meetings/${id}/start`);
  const end = (note: string) => ask(`POST /api/v1/meetings/${id}/end`, { note });
  const undo = ({ command }: { command: string }) => ask(`POST /api/v1/commands/${command}/undo`);
  const first = await end('All were there.');
  expect(await readTries(app.url, MINUTES_JOB)).toEqual([MAIL_TRIES, MAIL_TRIES]);
  smtp.recipientAnswer = '550 no';
  await send(id);
  expect(smtp.mails).toHaveLength(0);
  smtp.recipientAnswer = '250 ok';
  await send(id);
  await send(id);
  expect(smtp.mails).toHaveLength(2);
  await undo(first);
  await send(id);
  const second = await end('All were there.');
  await send(id);
  expect(smtp.mails).toHaveLength(2);
  await undo(second);
  await end('Max came later.');
  await send(id);
  expect(smtp.mails).toHaveLength(4);
  expect(smtp.mails.at(-1)).toContain('Max came later.');
});
