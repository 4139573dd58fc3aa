import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type BusinessHours, openHours } from '../business-time.ts';
import { type PromiseTerms, USUAL_HOURS, USUAL_PROMISES } from '../choose-promise.ts';

/** What is promised in the workspace, and the hours it is counted in. */
export interface PromiseBook {
  promises: readonly PromiseTerms[];
  /** Of a calendar by its id, also one in the bin; of none, the usual hours. */
  hoursOf: (calendarId: string | null) => BusinessHours;
}

interface CalendarRow {
  id: string;
  time_zone: string;
  hours: string;
  holidays: string | null;
  is_live: boolean;
}

/** The usual promises hold until the workspace has business hours of its own. */
export async function readPromises(ctx: ReadContext): Promise<PromiseBook> {
  const { workspaceId } = ctx.actor;
  const calendars = await ctx.db.rows<CalendarRow>(sql`
    select id, time_zone, hours, holidays, deleted_at is null as is_live
    from business_calendar where workspace_id = ${workspaceId}`);
  const kept = new Map(calendars.map((calendar) => [calendar.id, calendar]));
  const isOwn = calendars.some(({ is_live }) => is_live);
  const promises = isOwn ? await readTerms(ctx) : USUAL_PROMISES;
  const usual = { time_zone: await readUsualZone(ctx), hours: USUAL_HOURS, holidays: null };
  const ready = new Map<string, BusinessHours>();
  return {
    promises,
    hoursOf(calendarId) {
      const key = calendarId ?? '';
      const known = ready.get(key) ?? openHours(kept.get(key) ?? usual);
      ready.set(key, known);
      return known;
    },
  };
}

function readTerms(ctx: ReadContext): Promise<PromiseTerms[]> {
  return ctx.db.rows<PromiseTerms>(sql`
    select p.id, p.priority, p.queue_id, p.company_tag, p.response_minutes, p.resolution_minutes,
      p.calendar_id
    from service_promise p
    join business_calendar c on c.workspace_id = p.workspace_id and c.id = p.calendar_id
    where p.workspace_id = ${ctx.actor.workspaceId} and p.deleted_at is null and c.deleted_at is null
    order by p.created_at, p.id`);
}

/** Where the workspace is: where the administrator is who came first. */
export async function readUsualZone(ctx: ReadContext): Promise<string> {
  const found = await ctx.db.first<{ time_zone: string }>(sql`
    select time_zone from member where workspace_id = ${ctx.actor.workspaceId}
      and active and role = 'administrator' order by id limit 1`);
  return found?.time_zone ?? 'UTC';
}
