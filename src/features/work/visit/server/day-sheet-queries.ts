import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { MEETING_KINDS } from '#src/features/work/task/task.ts';
import { addDays } from '#src/lib/days.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Visit } from './visit.ts';
import { readVisit } from './visit-queries.ts';

const MEETINGS_SHOWN = 30;
const TASKS_SHOWN = 50;

interface SheetTask {
  id: string;
  subject: string;
  kind: string | null;
  note: string | null;
  due_on: string | null;
  due_at: string | null;
  location: string | null;
  person_id: string | null;
  company_id: string | null;
  person: string | null;
  company: string | null;
  phone: string | null;
  is_meeting: boolean;
}

/** The actor's meetings of a day with what is good to know before each, and what is due besides. */
export async function readDaySheet(ctx: ReadContext, asked: string | undefined) {
  const { day: today, time_zone } = await readMemberDay(ctx);
  const day = asked ?? today;
  const rows = await readTasks(ctx, { day, timeZone: time_zone });
  const meetings = [];
  for (const row of rows.filter(({ is_meeting }) => is_meeting).slice(0, MEETINGS_SHOWN)) {
    const { is_meeting: _m, person, company, phone: _p, ...meeting } = row;
    const subject = person ? 'person' : company ? 'company' : null;
    const visit: Visit | null = subject && {
      ...(await readVisit(ctx, {
        type: subject,
        id: (subject === 'person' ? row.person_id : row.company_id)!,
        timeZone: time_zone,
        except: row.id,
      })),
    };
    meetings.push({ ...meeting, visit });
  }
  const tasks = rows
    .filter(({ is_meeting }) => !is_meeting)
    .slice(0, TASKS_SHOWN)
    .map(({ id, subject, kind, due_on, due_at, person, company, phone }) => {
      return { id, subject, kind, due_on, due_at, person, company, phone };
    });
  return { day, time_zone, meetings, tasks };
}

function readTasks(
  ctx: ReadContext,
  { day, timeZone }: { day: string; timeZone: string },
): Promise<SheetTask[]> {
  const from = startOfDay(day, timeZone);
  const to = startOfDay(addDays(day, 1), timeZone);
  return ctx.db.rows<SheetTask>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.note, r.due_on, r.due_at,
      r.location, coalesce(r.person_id, r.guests[1]) as person_id, r.company_id, p.title as person,
      c.title as company, coalesce(p.phones[1], c.phones[1]) as phone,
      (coalesce(r.kind, '') = any(${[...MEETING_KINDS]}::text[])
        and (r.due_at is not null or r.kind <> 'call')) as is_meeting
    from task r
    left join person p on p.id = coalesce(r.person_id, r.guests[1]) and ${visible(ctx.actor, 'p')}
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    where ${visible(ctx.actor, 'r')}
      and (r.owner_id = ${ctx.actor.memberId} or (r.colleagues <> '{}' and r.colleagues @> array[${ctx.actor.memberId}::uuid]))
      and r.done_at is null and r.deleted_at is null
      and r.due_on between ${addDays(day, -1)}::date and ${addDays(day, 1)}::date
      and case when r.due_at is null then r.due_on = ${day}::date
        else r.due_at >= ${from}::timestamptz and r.due_at < ${to}::timestamptz end
    order by r.due_at nulls first, r.id limit ${MEETINGS_SHOWN + TASKS_SHOWN}`);
}
