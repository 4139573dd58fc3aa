import { sql } from 'kysely';
import { knownZone } from '#src/lib/zoned-days.ts';
import type { Services } from '#src/server/feature.ts';
import { addJobs } from '#src/server/jobs/add-jobs.ts';
import { enqueueOnceEach } from '#src/server/jobs/enqueue.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { dueDay } from './is-due.ts';
import { REPORT_MAIL_JOB } from './report-mail-job.ts';

const EVERY_MS = 60_000;

type Sweeping = Pick<Services, 'machinery' | 'log' | 'mail'>;

const SWEEP = {
  ...{ everyMs: EVERY_MS, firstAfterMs: EVERY_MS },
  failed: 'looking for reports to mail failed',
  work: sweepWorkspace,
};

export interface DueMail {
  workspaceId: string;
  memberId: string;
  reportId: string;
  day: string;
}

/** Looks once a minute for reports that are to go out, in every workspace, and leaves them to jobs. */
export function keepMailingReports(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, SWEEP);
}

/** Several servers may look at once: the jobs claim what they send. */
export async function sweepReportMails(services: Sweeping): Promise<DueMail[]> {
  return (await doForWorkspaces(services, SWEEP)).flat();
}

interface MailRow {
  report_id: string;
  member_id: string;
  every: 'week' | 'month';
  day: number;
  hour: number;
  sent_for: string | null;
  time_zone: string;
}

async function sweepWorkspace(
  { machinery, mail }: Sweeping,
  workspaceId: string,
): Promise<DueMail[]> {
  if (!mail) return [];
  const { database } = machinery;
  const rows = await database.read(workspaceId, (db) =>
    db.rows<MailRow>(sql`
      select s.report_id, s.member_id, s.every, s.day, s.hour, s.sent_for::text, m.time_zone
      from report_mail s
      join member m on m.workspace_id = s.workspace_id and m.id = s.member_id and m.active
      where s.workspace_id = ${workspaceId}`),
  );
  const due = rows.flatMap((row) => {
    const day = dueDay(machinery.now(), knownZone(row.time_zone), row);
    if (day === null || day === row.sent_for) return [];
    return [{ workspaceId, memberId: row.member_id, reportId: row.report_id, day }];
  });
  if (due.length === 0) return [];
  await addJobs(database, workspaceId, async (db) => {
    for (const one of due) await enqueueOnceEach(db, REPORT_MAIL_JOB, one);
  });
  return due;
}
