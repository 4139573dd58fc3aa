import { sql } from 'kysely';
import { notifyDevices } from '#src/features/work/reminder/server/notify-commands.ts';
import { knownZone } from '#src/lib/zoned-days.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { orGone, sendOnce } from '#src/server/mail/send-once.ts';
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
      const { mail, log } = services;
      if (told.by === 'mail' && !mail) return;
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
      if (told.by === 'mail') {
        const { subject, text, html } = written;
        await sendOnce({ mail: mail!, log }, {}, { to: member.email, subject, text, html });
        return;
      }
      await notifyDevices(services, actor, {
        ...{ title: written.subject, body: written.push },
        ...{ tag: `approval ${card.id}`, open: `/approvals/${card.id}`, ttl: WORTH_SECONDS },
      });
    },
  };
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
  // it may have gone, or concern somebody else by now
  const card = await getApproval(ctx, approvables, approvalId).catch(orGone);
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
