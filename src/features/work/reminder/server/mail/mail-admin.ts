import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { MailProblem } from '#src/server/mail/mailer.ts';
import { runRead } from '#src/server/run-command.ts';
import { readAddress } from '../settings-queries.ts';
import { mailTexts } from './mail-texts.ts';

const LOOKS_BACK_MS = 3 * 86_400_000;

/** What failed of late, for an administrator. */
export async function readMailFailures({ db, actor, now }: ReadContext) {
  const since = new Date(now().getTime() - LOOKS_BACK_MS).toISOString();
  const row = await db.first<{ failed: number; problem: string | null }>(sql`
    select count(*)::integer as failed,
      (array_agg(problem order by changed_at desc) filter (where problem is not null))[1] as problem
    from daily_mail where workspace_id = ${actor.workspaceId} and changed_at >= ${since}
      and (state = 'failed' or problem is not null)`);
  return row!;
}

/** Writes to the administrator themselves; what the mail server refuses is said in plain words. */
export async function sendTestMail(
  { machinery, mail }: Pick<Services, 'machinery' | 'mail'>,
  actor: Actor,
): Promise<{ to: string }> {
  if (!mail) {
    throw new AppError(
      'conflict',
      'Mail is not set up. Set UPTAKE_SMTP_URL and UPTAKE_MAIL_FROM, and start Uptake again.',
      { reason: 'no_mail' },
    );
  }
  const { email, language } = await runRead(machinery, actor, readAddress);
  const text = mailTexts(language);
  try {
    await mail.send({ to: email, subject: text('testSubject'), text: text('testText') });
    return { to: email };
  } catch (error) {
    if (!(error instanceof MailProblem)) throw error;
    throw new AppError('conflict', error.message, { reason: 'mail_not_sent' });
  }
}
