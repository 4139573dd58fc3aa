import { sql } from 'kysely';
import { dayAt, knownZone } from '#src/lib/zoned-days.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Db } from '#src/server/db/database.ts';
import type { Services } from '#src/server/feature.ts';
import { enqueueOnceEach } from '#src/server/jobs/enqueue.ts';
import {
  doForWorkspaces,
  keepDoingForWorkspaces,
} from '#src/server/jobs/keep-doing-for-workspaces.ts';
import { isQuiet, type ReminderSettings, USUAL_SETTINGS } from '../reminder.ts';
import { readDueReminders } from './due-queries.ts';
import { MAIL_JOB } from './mail/mail-job.ts';
import { isMorning } from './mail/morning.ts';
import { clockIn, PUSH_JOB } from './push/push-job.ts';

const writeDeliveries = beside('delivery', 'daily_mail', 'reminder_delivery');

const EVERY_MS = 60_000;
const KEPT_DAYS = 30;

type Sweeping = Pick<Services, 'machinery' | 'log' | 'mail'>;

const SWEEP = {
  everyMs: EVERY_MS,
  failed: 'looking for reminders failed',
  work: sweepWorkspace,
};

/** Looks once a minute for what is due, in every workspace, and leaves it to jobs. */
export function keepReminding(services: Sweeping): { stop(): Promise<void> } {
  return keepDoingForWorkspaces(services, SWEEP);
}

/** What one look found: who gets a job. Several servers may look at once, the jobs agree. */
export interface Swept {
  push: { workspaceId: string; memberId: string }[];
  mail: { workspaceId: string; memberId: string; day: string }[];
}

export async function sweepReminders(services: Sweeping): Promise<Swept> {
  const swept = await doForWorkspaces(services, SWEEP);
  return { push: swept.flatMap(({ push }) => push), mail: swept.flatMap(({ mail }) => mail) };
}

async function sweepWorkspace({ machinery, mail }: Sweeping, workspaceId: string): Promise<Swept> {
  const swept: Swept = { push: [], mail: [] };
  const { database } = machinery;
  const at = machinery.now();
  const waiting = await database.read(workspaceId, async (db) => ({
    push: await findToPush(db, workspaceId, at),
    mail: mail ? await findToMail(db, workspaceId, at) : [],
  }));
  const isTidied = at.getUTCMinutes() === 0;
  if (waiting.push.length + waiting.mail.length === 0 && !isTidied) return swept;
  await writeDeliveries(database, workspaceId, async (db) => {
    for (const memberId of waiting.push) {
      const payload = { workspaceId, memberId };
      await enqueueOnceEach(db, PUSH_JOB, payload);
      swept.push.push(payload);
    }
    for (const morning of waiting.mail) {
      const payload = { workspaceId, ...morning };
      if (!(await claimMail(db, payload, at))) continue;
      await enqueueOnceEach(db, MAIL_JOB, payload);
      swept.mail.push(payload);
    }
    if (isTidied) await forgetOld(db, workspaceId, at);
  });
  return swept;
}

type MemberRow = ReminderSettings & { id: string; time_zone: string };

function readMembers(db: Db, workspaceId: string, condition: ReturnType<typeof sql>) {
  const usual = USUAL_SETTINGS;
  return db.rows<MemberRow>(sql`
    select m.id, m.time_zone,
      case when s.member_id is null then ${usual.lead_minutes}::integer else s.lead_minutes end
        as lead_minutes,
      coalesce(s.in_page, ${usual.in_page}) as in_page,
      coalesce(s.quiet_from, ${usual.quiet_from}) as quiet_from,
      coalesce(s.quiet_to, ${usual.quiet_to}) as quiet_to,
      coalesce(s.daily_mail, ${usual.daily_mail}) as daily_mail
    from member m
    left join reminder_setting s on s.workspace_id = m.workspace_id and s.member_id = m.id
    where m.workspace_id = ${workspaceId} and m.active and ${condition}`);
}

/** Members with a device that has not been reminded of something that is due. */
async function findToPush(db: Db, workspaceId: string, now: Date): Promise<string[]> {
  const hasDevice = sql`exists (select from push_device d
    where d.workspace_id = m.workspace_id and d.member_id = m.id)`;
  const members = (await readMembers(db, workspaceId, hasDevice)).filter(
    (member) => !isQuiet(clockIn(knownZone(member.time_zone), now), member),
  );
  if (members.length === 0) return [];
  const due = await readDueReminders(db, {
    workspaceId,
    members: members.map(({ id, lead_minutes }) => ({ memberId: id, lead_minutes })),
    now,
    aheadMs: 0,
    // only whether to look: the job reads with its member's sight
    isSeen: sql`true`,
  });
  if (due.length === 0) return [];
  const rows = await db.rows<{ member_id: string }>(sql`
    select distinct d.member_id from unnest(
        ${due.map(({ memberId }) => memberId)}::uuid[], ${due.map(({ taskId }) => taskId)}::uuid[],
        ${due.map(({ startsAt }) => startsAt)}::timestamptz[]) as due (member_id, task_id, starts_at)
    join push_device d on d.workspace_id = ${workspaceId} and d.member_id = due.member_id
    where not exists (select from reminder_delivery r where r.workspace_id = ${workspaceId}
      and r.device_id = d.id and r.task_id = due.task_id and r.starts_at = due.starts_at)`);
  return rows.map(({ member_id }) => member_id);
}

/** Members whose morning it is and whose mail has neither gone nor is being written. */
async function findToMail(db: Db, workspaceId: string, now: Date) {
  const members = (await readMembers(db, workspaceId, sql`true`)).filter(
    ({ daily_mail, time_zone }) => daily_mail && isMorning(time_zone, now),
  );
  const mornings = members.map(({ id, time_zone }) => {
    return { memberId: id, day: dayAt(now.toISOString(), time_zone) };
  });
  if (mornings.length === 0) return [];
  const done = await db.rows<{ member_id: string; day: string }>(sql`
    select member_id, day from daily_mail d where workspace_id = ${workspaceId}
      and d.member_id = any(${mornings.map(({ memberId }) => memberId)}::uuid[])
      and d.day = any(${[...new Set(mornings.map(({ day }) => day))]}::date[])
      and (d.state <> 'waiting' or d.next_try_at > ${now.toISOString()})`);
  const isDone = new Set(done.map(({ member_id, day }) => `${member_id} ${day}`));
  return mornings.filter(({ memberId, day }) => !isDone.has(`${memberId} ${day}`));
}

const TAKEN_FOR_MS = 10 * 60_000;

/** One row a member and day, taken for a while by whoever comes first. */
async function claimMail(
  db: Db,
  { workspaceId, memberId, day }: { workspaceId: string; memberId: string; day: string },
  at: Date,
): Promise<boolean> {
  const next = new Date(at.getTime() + TAKEN_FOR_MS).toISOString();
  const row = await db.first(sql`
    insert into daily_mail as d (workspace_id, member_id, day, state, next_try_at, changed_at)
    values (${workspaceId}, ${memberId}, ${day}, 'waiting', ${next}, ${at.toISOString()})
    on conflict (workspace_id, member_id, day) do update
      set next_try_at = excluded.next_try_at, changed_at = excluded.changed_at
      where d.state = 'waiting' and d.next_try_at <= ${at.toISOString()}
    returning d.member_id`);
  return row !== undefined;
}

async function forgetOld(db: Db, workspaceId: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString();
  await db.rows(sql`delete from reminder_delivery
    where workspace_id = ${workspaceId} and starts_at < ${before}`);
  await db.rows(sql`delete from daily_mail
    where workspace_id = ${workspaceId} and changed_at < ${before}`);
}
