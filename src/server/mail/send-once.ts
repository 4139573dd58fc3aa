import { AppError } from '#src/lib/app-error.ts';
import type { Logger } from '../log/logger.ts';
import { type Mail, type Mailer, MailProblem } from './mailer.ts';

/** How it is kept that a mail goes once. */
export interface Claim {
  /** False if it went, or somebody else sends it now. Absent: the queue alone sees to it. */
  take?(): Promise<boolean>;
  /** Certainly nobody got it, so that it may be taken again. */
  release?(problem: MailProblem): Promise<void>;
  /** Nobody knows whether it went out: it is not sent again. */
  fail?(problem: MailProblem): Promise<void>;
  /** Another look finds what was released, so that the queue need not try again. */
  isLookedFor?: true;
}

/**
 * Sends a mail that is to go once. It is written before it is claimed, and claimed before it is sent:
 * what certainly did not go is released and thrown, so that the queue tries again, and what may have
 * gone is never sent again. True if it went.
 */
export async function sendOnce(
  { mail, log }: { mail: Mailer; log: Pick<Logger, 'warn'> },
  claim: Claim,
  written: Mail,
): Promise<boolean> {
  if (claim.take && !(await claim.take())) return false;
  try {
    await mail.send({
      ...written,
      headers: { 'Auto-Submitted': 'auto-generated', ...written.headers },
    });
    return true;
  } catch (error) {
    const problem = error instanceof MailProblem ? error : new MailProblem(String(error));
    if (problem.isUnsure) {
      await claim.fail?.(problem);
      log.warn({ problem: problem.message }, 'nobody knows whether a mail was sent');
      return false;
    }
    await claim.release?.(problem);
    if (!claim.isLookedFor) throw problem;
    log.warn({ problem: problem.message }, 'a mail was not sent; it is tried again');
    return false;
  }
}

/** Whether what a mail was to tell of is no longer there for its reader; any other trouble may pass. */
export function isGone(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden');
}

/** For what is read for a mail: null if it is gone. */
export function orGone(error: unknown): null {
  if (isGone(error)) return null;
  throw error;
}
