import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { type FakeSmtp, startFakeSmtp } from './fake-smtp.ts';
import { createMailer, type Mailer, MailProblem } from './mailer.ts';
import { type Claim, isGone, sendOnce } from './send-once.ts';

let smtp: FakeSmtp;
let mail: Mailer;
const log = { warn: () => {} };
const written = { to: 'max@example.com', subject: 'News', text: 'Here it is.' };

beforeAll(async () => {
  smtp = await startFakeSmtp();
  mail = createMailer({ smtpUrl: smtp.url, from: 'crm@example.com' });
});
afterAll(() => smtp.close());
beforeEach(() => {
  smtp.recipientAnswer = '250 ok';
  smtp.mails.length = 0;
});

/** What was done with the claim, in its order. */
function claimOf(more: Partial<Claim> = {}) {
  const steps: string[] = [];
  let isTaken = false;
  const claim: Claim = {
    take: async () => {
      if (isTaken) return false;
      steps.push('taken');
      isTaken = true;
      return true;
    },
    release: async () => {
      steps.push('released');
      isTaken = false;
    },
    fail: async () => {
      steps.push('failed');
    },
    ...more,
  };
  return { claim, steps };
}

test('what the server refuses once goes with the next try, and then no more', async () => {
  const { claim, steps } = claimOf();
  smtp.recipientAnswer = '451 not now';
  await expect(sendOnce({ mail, log }, claim, written)).rejects.toThrow(MailProblem);
  smtp.recipientAnswer = '250 ok';
  expect(await sendOnce({ mail, log }, claim, written)).toBe(true);
  expect(await sendOnce({ mail, log }, claim, written)).toBe(false);
  expect(steps).toEqual(['taken', 'released', 'taken']);
  expect(smtp.mails).toHaveLength(1);
  expect(smtp.mails[0]).toContain('Auto-Submitted: auto-generated');
});

test('what another look finds again is released and not thrown', async () => {
  const { claim, steps } = claimOf({ isLookedFor: true });
  smtp.recipientAnswer = '550 no';
  expect(await sendOnce({ mail, log }, claim, written)).toBe(false);
  expect(steps).toEqual(['taken', 'released']);
});

test('what may have gone is never sent again', async () => {
  const { claim, steps } = claimOf();
  const cut: Mailer = { ...mail, send: () => Promise.reject(new MailProblem('cut off', true)) };
  expect(await sendOnce({ mail: cut, log }, claim, written)).toBe(false);
  expect(await sendOnce({ mail, log }, claim, written)).toBe(false);
  expect(steps).toEqual(['taken', 'failed']);
  expect(smtp.mails).toHaveLength(0);
});

test('gone is what is not there or not theirs to see; a busy moment passes', () => {
  const codes = ['not_found', 'forbidden', 'busy', 'rate_limited', 'conflict'] as const;
  expect(codes.map((code) => isGone(new AppError(code, 'No.')))).toEqual([
    ...[true, true, false, false, false],
  ]);
  expect(isGone(new Error('connection terminated'))).toBe(false);
});
