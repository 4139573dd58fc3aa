import { sql } from 'kysely';
import { notifyDevices } from '#src/features/work/reminder/server/notify-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import { knownZone } from '#src/lib/zoned-days.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { MailProblem } from '#src/server/mail/mailer.ts';
import { runRead } from '#src/server/run-command.ts';
import type { ApprovalCard } from '../../approval-api.ts';
import type { Approvables } from '../approvable-type.ts';
import { getApproval } from '../approval-queries.ts';
import { type News, TELL_JOB } from './tell.ts';
import { type NewsKind, writeNews } from './write-news.ts';

const WORTH_SECONDS = 24 * 3600;

/** Tells a member of a request by one way, if it still concerns them when the job's turn comes. */
export function createTellJob(services: Services, approvables: Approvables): Job {
  return {
    name: TELL_JOB,
    async run(payload, actor) {
      const told = payload as { approvalId: string; news: News; by: 'device' | 'mail' };
      if (told.by === 'mail' && !services.mail) return;
      const found = await runRead(services.machinery, actor, (ctx) =>
        findNews(ctx, approvables, told),
      );
      if (!found) return;
      const { card, kind, member } = found;
      const url = `${services.url}/approvals/${card.id}`;
      const written = writeNews({
        ...{ card, kind, url, language: member.language },
        timeZone: knownZone(member.time_zone),
      });
      if (told.by === 'mail') return sendMail(services, member.email, written);
      await notifyDevices(services, actor, {
        ...{ title: written.subject, body: written.push },
        ...{ tag: `approval ${card.id}`, open: `/approvals/${card.id}`, ttl: WORTH_SECONDS },
      });
    },
  };
}

async function sendMail(
  { mail, log }: Services,
  to: string,
  { subject, text, html }: { subject: string; text: string; html: string },
): Promise<void> {
  try {
    await mail!.send({ to, subject, text, html, headers: { 'Auto-Submitted': 'auto-generated' } });
  } catch (error) {
    // what may have gone out is never sent again
    if (!(error instanceof MailProblem) || !error.isUnsure) throw error;
    log.warn({ problem: error.message }, 'nobody knows whether the mail of an approval was sent');
  }
}

interface Reader {
  email: string;
  language: string;
  time_zone: string;
}

async function findNews(
  ctx: ReadContext,
  approvables: Approvables,
  { approvalId, news }: { approvalId: string; news: News },
): Promise<{ card: ApprovalCard; kind: NewsKind; member: Reader } | null> {
  const card = await readCard(ctx, approvables, approvalId);
  if (!card?.summary) return null;
  const kind = kindOf(ctx.actor, card, news);
  if (!kind) return null;
  const member = await ctx.db.first<Reader>(sql`
    select email, language, time_zone from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${ctx.actor.memberId}`);
  return { card, kind, member: member! };
}

function kindOf({ memberId }: Actor, card: ApprovalCard, news: News): NewsKind | null {
  if (news === 'answered') {
    const { status } = card;
    return status === 'approved' || status === 'rejected' ? status : null;
  }
  const isWaiting = card.waits_for.some(({ id }) => id === memberId);
  return card.status === 'pending' && isWaiting ? news : null;
}

/** It may have gone, or concern somebody else by now. */
async function readCard(ctx: ReadContext, approvables: Approvables, id: string) {
  try {
    return await getApproval(ctx, approvables, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null;
    throw error;
  }
}
