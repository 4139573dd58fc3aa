import { sql } from 'kysely';
import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import type { Slot } from '#src/features/work/task/occurrences.ts';
import { knownZone } from '#src/lib/zoned-days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { readBusy } from './busy-queries.ts';
import {
  type CalendarRequest,
  isAsked,
  MOST_MS,
  type SlotRow,
  slotsWithin,
  zoneOf,
} from './calendar-slots.ts';
import { createDayFinder } from './day-finder.ts';

const MOST_ROWS = 3000;
const MOST_OCCURRENCES = 6000;
/** A task as the calendar reads it. */
export interface CalendarRow extends SlotRow {
  id: string;
  subject: string;
  kind: string | null;
  location: string | null;
  owner_id: string | null;
  person_id: string | null;
  company_id: string | null;
  guests: string[];
  colleagues: string[];
}

export interface CalendarItem extends Omit<CalendarRow, 'due_on' | 'due_at' | 'zone' | 'skipped'> {
  occurrence: string | null;
  day: string;
  last_day: string;
  starts_at: string | null;
}

/** What takes place on these days in the calendars of these members, as far as the actor may see. */
export async function readCalendar(ctx: ReadContext, request: CalendarRequest) {
  const timeZone = knownZone(await readMemberZone(ctx));
  const rows = await readRows(ctx, request);
  const items: CalendarItem[] = [];
  const dayOf = createDayFinder();
  const until = performance.now() + MOST_MS;
  let isLate = false;
  for (const row of rows.slice(0, MOST_ROWS)) {
    isLate = performance.now() > until;
    if (isLate) break;
    for (const { slot, occurrence } of slotsWithin(row, request)) {
      const item = toItem(row, { slot, occurrence, timeZone, dayOf });
      if (item.day < request.to && item.last_day >= request.from) items.push(item);
    }
    if (items.length >= MOST_OCCURRENCES) break;
  }
  items.sort(byTime);
  return {
    time_zone: timeZone,
    items,
    busy: await readBusy(ctx, request),
    cut: isLate || rows.length > MOST_ROWS || items.length >= MOST_OCCURRENCES,
    refs: await readRefs(ctx, items),
  };
}

function readRows(ctx: ReadContext, request: CalendarRequest): Promise<CalendarRow[]> {
  return ctx.db.rows<CalendarRow>(sql`
    select r.id, coalesce(r.subject, r.title) as subject, r.kind, r.location, r.owner_id,
      r.person_id, r.company_id, r.guests, r.colleagues, r.repeats, r.skipped, r.done_at,
      r.due_on, r.due_at, r.ends_at, ${zoneOf} as zone
    from task r left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
    where ${visible(ctx.actor, 'r')} and ${isAsked(request)}
    order by r.due_on, r.due_at, r.id limit ${MOST_ROWS + 1}`);
}

interface Placing {
  slot: Slot;
  occurrence: string | null;
  timeZone: string;
  dayOf: ReturnType<typeof createDayFinder>;
}

function toItem(row: CalendarRow, { slot, occurrence, timeZone, dayOf }: Placing): CalendarItem {
  const { due_on: _on, due_at: _at, zone, skipped: _skipped, ...task } = row;
  const { due_at: starts_at, ends_at } = slot;
  const day = starts_at === null ? slot.due_on : dayOf(Date.parse(starts_at), timeZone);
  const clock = starts_at === null ? knownZone(zone) : timeZone;
  // midnight belongs to the day before
  const lastDay = ends_at === null ? null : dayOf(Date.parse(ends_at) - 1, clock);
  const last_day = lastDay && lastDay > day ? lastDay : day;
  return { ...task, occurrence, day, last_day, starts_at, ends_at };
}

/** Whole days before times of the day. */
function byTime(one: CalendarItem, other: CalendarItem): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ day, starts_at, subject, id }: CalendarItem): string {
  const at = starts_at === null ? '' : new Date(starts_at).toISOString();
  return `${day} ${at} ${subject} ${id}`;
}

async function readRefs(ctx: ReadContext, items: CalendarItem[]) {
  const people = items.flatMap(({ person_id, guests }) => [person_id, ...guests]);
  const companies = items.map(({ company_id }) => company_id);
  const refs: Record<string, { type: string; title: string }> = {};
  for (const [type, ids] of [
    ['person', people],
    ['company', companies],
  ] as const) {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) continue;
    const rows = await ctx.db.rows<{ id: string; title: string }>(sql`
      select r.id, r.title from ${sql.table(type)} r
      where ${visible(ctx.actor, 'r')} and r.id = any(${wanted}::uuid[])`);
    for (const { id, title } of rows) refs[id] = { type, title };
  }
  return refs;
}
