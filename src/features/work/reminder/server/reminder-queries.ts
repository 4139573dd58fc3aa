import { sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type DueReminder, readDueReminders } from './due-queries.ts';
import { readSettings } from './settings-queries.ts';

const ABOUT_SHOWN = 300;
const MOST_SHOWN = 50;
export const HOUR_MS = 60 * 60_000;

interface Told {
  id: string;
  subject: string;
  kind: string | null;
  location: string | null;
  person_id: string | null;
  company_id: string | null;
  person: string | null;
  company: string | null;
  about: string | null;
}

export type Reminder = Omit<Told, 'id'> & {
  task_id: string;
  starts_at: string;
  occurrence: string | null;
  remind_at: string;
};

/** What the actor is to be reminded of now and within `aheadMs`, with what they may know of it. */
export async function listReminders(ctx: ReadContext, aheadMs: number): Promise<Reminder[]> {
  const { workspaceId, memberId } = ctx.actor;
  const { lead_minutes } = await readSettings(ctx);
  const due = await readDueReminders(ctx.db, {
    workspaceId,
    members: [{ memberId, lead_minutes }],
    now: ctx.now(),
    aheadMs,
    isSeen: visible(ctx.actor, 'r'),
  });
  return tellOf(ctx, due.slice(0, MOST_SHOWN));
}

async function tellOf(ctx: ReadContext, due: DueReminder[]): Promise<Reminder[]> {
  if (due.length === 0) return [];
  const ids = [...new Set(due.map(({ taskId }) => taskId))];
  const rows = await ctx.db.rows<Told>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.location,
      p.id as person_id, c.id as company_id, p.title as person, c.title as company,
      left(coalesce(nullif(p.about, ''), nullif(c.about, '')), ${ABOUT_SHOWN}) as about
    from task r
    left join person p on p.id = r.person_id and ${visible(ctx.actor, 'p')}
      and p.deleted_at is null
    left join company c on c.id = coalesce(r.company_id, p.company_id)
      and ${visible(ctx.actor, 'c')} and c.deleted_at is null
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  const byId = new Map(rows.map(({ id, ...told }) => [id, told]));
  return due.flatMap(({ taskId, startsAt, occurrence, remindAt }) => {
    const told = byId.get(taskId);
    if (!told) return [];
    const remind_at = new Date(remindAt).toISOString();
    return [{ task_id: taskId, starts_at: startsAt, occurrence, remind_at, ...told }];
  });
}
