import { type RawBuilder, sql } from 'kysely';
import { dayOfSlot, daysWithin, moveSlot } from '#src/features/work/task/occurrences.ts';
import { addDays } from '#src/lib/days.ts';
import { dayAt, knownZone } from '#src/lib/zoned-days.ts';
import type { Db } from '#src/server/db/database.ts';
import { MOST_MINUTES, MOST_USUAL_MINUTES, remindsAt, STILL_MS } from '../reminder.ts';

const MOST_ROWS = 20_000;

/** A time of a task of which one member is to be reminded. */
export interface DueReminder {
  memberId: string;
  taskId: string;
  startsAt: string;
  /** The day of a series, on the series' clock; null if it is none. */
  occurrence: string | null;
  /** ms since 1970. */
  remindAt: number;
}

/** Whose reminders are looked for. */
export interface Reminded {
  memberId: string;
  lead_minutes: number | null;
}

interface TaskRow {
  id: string;
  owner_id: string | null;
  colleagues: string[];
  due_on: string;
  due_at: string;
  repeats: string | null;
  skipped: string[];
  zone: string;
  reminder: number | null;
}

interface Asked {
  workspaceId: string;
  members: readonly Reminded[];
  now: Date;
  /** How far ahead to look for reminders to come; 0: those that are due. */
  aheadMs: number;
  /** Which tasks, as `r`: the reader's sight. */
  isSeen: RawBuilder<unknown>;
}

/**
 * The reminders of open tasks with a time whose moment has come or comes soon, and that have not
 * begun long ago. Owner and colleagues are reminded alike, each by their own settings.
 */
export async function readDueReminders(db: Db, asked: Asked): Promise<DueReminder[]> {
  const byId = new Map(asked.members.map((member) => [member.memberId, member]));
  const found: DueReminder[] = [];
  for (const row of await readTasks(db, asked)) {
    const slots = slotsOf(row, asked);
    for (const memberId of new Set([row.owner_id ?? '', ...row.colleagues])) {
      const member = byId.get(memberId);
      if (member) found.push(...remindersOf(row, slots, { member, asked }));
    }
  }
  return found.sort((a, b) => a.remindAt - b.remindAt || (a.taskId < b.taskId ? -1 : 1));
}

function readTasks(db: Db, { workspaceId, members, now, aheadMs, isSeen }: Asked) {
  const ids = members.map(({ memberId }) => memberId);
  const begins = new Date(now.getTime() - STILL_MS).toISOString();
  const until = (minutes: number) =>
    new Date(now.getTime() + aheadMs + minutes * 60_000).toISOString();
  const usual = until(MOST_USUAL_MINUTES);
  const last = until(MOST_MINUTES);
  const isNear = sql`r.due_at between ${begins} and ${last}
    and (r.reminder is not null or r.due_at <= ${usual})`;
  const isOpen = sql`r.due_at is not null and r.done_at is null and r.deleted_at is null`;
  const isTheirs = sql`(r.owner_id = any(${ids}::uuid[])
    or (r.colleagues <> '{}' and r.colleagues && ${ids}::uuid[]))`;
  const columns = sql`r.id, r.owner_id, r.colleagues, r.due_on, r.due_at, r.repeats, r.skipped,
    r.reminder, coalesce(r.time_zone, m.time_zone, 'UTC') as zone`;
  const from = sql`task r left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id`;
  return db.rows<TaskRow>(sql`
    select ${columns} from ${from}
    where r.workspace_id = ${workspaceId} and ${isSeen} and ${isOpen} and ${isTheirs}
      and r.repeats is null and ${isNear}
    union all
    select ${columns} from ${from}
    where r.workspace_id = ${workspaceId} and ${isSeen} and ${isOpen} and ${isTheirs}
      and r.repeats is not null and r.due_at <= ${last}
    limit ${MOST_ROWS}`);
}

interface Times {
  startsAt: string;
  occurrence: string | null;
}

/** The times around now; a series that nobody ticked off goes on taking place. */
function slotsOf(row: TaskRow, { now, aheadMs }: Asked): Times[] {
  const { repeats, due_on, due_at } = row;
  if (repeats === null) return [{ startsAt: iso(due_at), occurrence: null }];
  const zone = knownZone(row.zone);
  const slot = { due_on, due_at: iso(due_at), ends_at: null };
  const first = dayOfSlot(slot, zone);
  const today = dayAt(now.toISOString(), zone);
  const minutes = row.reminder ?? MOST_USUAL_MINUTES;
  const days = Math.ceil((aheadMs / 60_000 + minutes) / 1440) + 1;
  const span = { first, from: addDays(today, -1), to: addDays(today, days + 1) };
  return daysWithin({ repeats, skipped: row.skipped }, span).map((day) => ({
    startsAt: day === first ? slot.due_at : moveSlot(slot, day, zone).due_at!,
    occurrence: day,
  }));
}

function remindersOf(
  row: TaskRow,
  slots: Times[],
  { member, asked }: { member: Reminded; asked: Asked },
): DueReminder[] {
  const nowMs = asked.now.getTime();
  return slots.flatMap(({ startsAt, occurrence }) => {
    const remindAt = remindsAt({ startsAt, reminder: row.reminder }, member);
    const isDue = remindAt !== null && remindAt <= nowMs + asked.aheadMs;
    if (!isDue || Date.parse(startsAt) + STILL_MS < nowMs) return [];
    return [{ memberId: member.memberId, taskId: row.id, startsAt, occurrence, remindAt }];
  });
}

/** PostgreSQL's own writing of an instant, or JavaScript's. */
function iso(instant: string): string {
  return new Date(instant).toISOString();
}
