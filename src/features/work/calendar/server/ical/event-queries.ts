import { sql } from 'kysely';
import { MEETING_KINDS } from '#src/features/work/task/task.ts';
import { addDays } from '#src/lib/days.ts';
import { dayAt, knownZone } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { CalendarRow } from '../calendar-queries.ts';
import { zoneOf } from '../calendar-slots.ts';

const DAYS_BEFORE = 90;
const DAYS_AFTER = 730;
const MOST_EVENTS = 5000;

/** Somebody who comes, as an address of mail. */
export interface Attendee {
  name: string;
  email: string | null;
}

export interface CalendarEvent extends CalendarRow {
  note: string | null;
  reminder: number | null;
  version: number;
  updated_at: string;
  /** Whom it is about, and their company. */
  about: string[];
  attendees: Attendee[];
  isMeeting: boolean;
}

export interface MemberCalendar {
  name: string;
  timeZone: string;
  events: CalendarEvent[];
}

/** What stands in the actor's own calendar: meetings, and tasks still open as whole days. */
export async function readEvents(ctx: ReadContext): Promise<MemberCalendar> {
  const { actor } = ctx;
  const me = await ctx.db.first<{ name: string; time_zone: string }>(sql`
    select name, time_zone from member
    where workspace_id = ${actor.workspaceId} and id = ${actor.memberId}`);
  const timeZone = knownZone(me!.time_zone);
  const today = dayAt(ctx.now().toISOString(), timeZone);
  const isMine = sql`(r.owner_id = ${actor.memberId}
    or (r.colleagues <> '{}' and r.colleagues @> array[${actor.memberId}]::uuid[]))`;
  const isMeeting = sql`(r.due_at is not null or r.ends_at is not null
    or coalesce(r.kind = any(${[...MEETING_KINDS]}::text[]), false))`;
  const events = await ctx.db.rows<CalendarEvent>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.location, r.note, r.reminder,
      r.owner_id, r.person_id, r.company_id, r.guests, r.colleagues, r.repeats, r.skipped, r.done_at,
      r.due_on, r.due_at, r.ends_at, r.version, r.updated_at, ${zoneOf} as zone,
      ${isMeeting} as "isMeeting",
      array_remove(array[p.title, c.title], null) as about,
      ${attendeesFor(ctx)} as attendees
    from task r left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
    left join person p on p.id = r.person_id and ${visible(actor, 'p')}
    left join company c on c.id = r.company_id and ${visible(actor, 'c')}
    where ${visible(actor, 'r')} and r.deleted_at is null and ${isMine}
      and (r.done_at is null or ${isMeeting})
      and (r.due_on between ${addDays(today, -DAYS_BEFORE)}::date
          and ${addDays(today, DAYS_AFTER)}::date
        or (r.repeats is not null and r.done_at is null))
    order by r.due_on desc, r.id limit ${MOST_EVENTS}`);
  return { name: me!.name, timeZone, events };
}

function attendeesFor(ctx: ReadContext) {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'email', a.email)), '[]')
    from (
      select g.title as name, g.emails[1] as email from person g
      where ${visible(ctx.actor, 'g')} and g.id = any(r.guests) and g.deleted_at is null
      union all
      select k.name, k.email from member k
      where k.workspace_id = r.workspace_id and k.id = any(r.colleagues) and k.active
    ) a)`;
}
