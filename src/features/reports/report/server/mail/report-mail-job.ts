import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { sendOnce } from '#src/server/mail/send-once.ts';
import { runRead } from '#src/server/run-command.ts';
import { figureRequestSchema } from '../../../metric/metric-schema.ts';
import type { MetricCatalogue } from '../../../metric/server/catalogue-type.ts';
import { runFigures } from '../../../metric/server/figure-queries.ts';
import { type Report, report } from '../../report.ts';
import { type MailedReport, writeReportMail } from './write-report-mail.ts';

const writeDelivery = beside('delivery', 'report_mail(sent_for, problem)');

export const REPORT_MAIL_JOB = 'reports.mail';

type Mailing = Pick<Services, 'machinery' | 'mail' | 'url' | 'log'>;

interface Claim {
  actor: Actor;
  reportId: string;
  day: string;
}

/**
 * Sends a report to one member, as they may see it. It is read before it is claimed: what passes, such as
 * a busy moment, leaves it for another try.
 */
export function createReportMailJob(services: Mailing, catalogue: MetricCatalogue): Job {
  return {
    name: REPORT_MAIL_JOB,
    async run(payload, actor) {
      const { machinery, mail, url, log } = services;
      if (!mail) return;
      const claim = { actor, reportId: String(payload.reportId), day: String(payload.day) };
      const mailed = await runRead(machinery, actor, (ctx) =>
        readMailed(ctx, catalogue, claim.reportId),
      ).catch(orSettled);
      // not shared with them any more, in the bin, or past reckoning: nothing is sent, and it is kept why
      if (mailed instanceof Error) {
        if (await take(services, claim)) await note(services, claim, { problem: mailed.message });
        return;
      }
      const way = {
        take: () => take(services, claim),
        release: ({ message }: Error) => note(services, claim, { problem: message, isOpen: true }),
        fail: ({ message }: Error) => note(services, claim, { problem: message }),
        // the next minute
        isLookedFor: true as const,
      };
      const written = writeReportMail(mailed, url);
      await sendOnce({ mail, log }, way, { ...written, to: mailed.to.email });
    },
  };
}

/** What would be so again with each try; a busy moment, or a connection that broke, is over with the next. */
function orSettled(error: unknown): Error {
  const passes =
    error instanceof AppError && (error.code === 'busy' || error.code === 'rate_limited');
  const isSettled = error instanceof AppError ? !passes : isTooSlow(error);
  if (isSettled) return error as Error;
  throw error;
}

function isTooSlow(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === '57014';
}

/** Marks the day's mail as sent; false if it was already. */
async function take({ machinery }: Mailing, { actor, reportId, day }: Claim): Promise<boolean> {
  const taken = await writeDelivery(machinery.database, actor.workspaceId, (db) =>
    db.first(sql`
      update report_mail set sent_for = ${day}, problem = null
      where workspace_id = ${actor.workspaceId} and report_id = ${reportId}
        and member_id = ${actor.memberId} and sent_for is distinct from ${day}::date
      returning report_id`),
  );
  return taken !== undefined;
}

/** Keeps why it was not sent; `isOpen`: certainly nobody got it, so the next minute tries again. */
async function note(
  { machinery }: Mailing,
  { actor, reportId }: Claim,
  { problem, isOpen = false }: { problem: string; isOpen?: boolean },
): Promise<void> {
  await writeDelivery(machinery.database, actor.workspaceId, (db) =>
    db.rows(sql`
      update report_mail set problem = ${problem},
        sent_for = case when ${isOpen} then null else sent_for end
      where workspace_id = ${actor.workspaceId} and report_id = ${reportId}
        and member_id = ${actor.memberId}`),
  );
}

async function readMailed(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  id: string,
): Promise<MailedReport> {
  const { row } = await getRecord(ctx, report, id);
  const kept = row as unknown as Report;
  if (kept.deleted_at) throw new AppError('not_found', 'This report lies in the bin.');
  const request = figureRequestSchema.parse(JSON.parse(kept.request ?? ''));
  const [outcome] = await runFigures(ctx, catalogue, [request]);
  const to = await ctx.db.first<MailedReport['to']>(sql`
    select m.email, m.name, m.language, coalesce(by.name, '') as sent_by from member m
    join report_mail s on s.workspace_id = m.workspace_id and s.member_id = m.id and s.report_id = ${id}
    left join member by on by.workspace_id = s.workspace_id and by.id = s.set_by
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${ctx.actor.memberId}`);
  return { id, name: String(kept.name), question: kept.question, outcome: outcome!, to: to! };
}
