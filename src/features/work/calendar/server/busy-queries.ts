import { sql } from 'kysely';
import type { Slot } from '#src/features/work/task/occurrences.ts';
import { MEETING_KINDS } from '#src/features/work/task/task.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { USUAL_MINUTES } from '../calendar.ts';
import {
  type CalendarRequest,
  isAsked,
  MOST_MS,
  type SlotRow,
  slotsWithin,
  zoneOf,
} from './calendar-slots.ts';

const MOST_ROWS = 3000;
const DAY_MS = 86_400_000;

export interface Busy {
  member_id: string;
  starts_at: string;
  ends_at: string;
}

interface BusyRow extends SlotRow {
  members: string[];
}

/**
 * When members are taken up by what the actor may not see. This is the one read past `visible`: it
 * takes the times alone, so that no title, place or name is even loaded.
 */
export async function readBusy(ctx: ReadContext, request: CalendarRequest): Promise<Busy[]> {
  const rows = await ctx.db.rows<BusyRow>(sql`
    select array_append(r.colleagues, r.owner_id) as members,
      r.due_on, r.due_at, r.ends_at, r.repeats, r.skipped, r.done_at, ${zoneOf} as zone
    from task r left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
    where r.workspace_id = ${ctx.actor.workspaceId} and not ${visible(ctx.actor, 'r')}
      and ${isAsked(request)} and r.due_at is not null
      and (r.kind = any(${[...MEETING_KINDS]}::text[]) or r.ends_at is not null)
    order by r.due_at limit ${MOST_ROWS}`);
  const from = new Date(Date.parse(request.from) - DAY_MS).toISOString();
  const to = new Date(Date.parse(request.to) + DAY_MS).toISOString();
  const until = performance.now() + MOST_MS;
  const busy = rows.flatMap((row) => {
    if (performance.now() > until) return [];
    const members = row.members.filter((id) => request.members.includes(id));
    return slotsWithin(row, request).flatMap(({ slot }) => {
      const time = timeOf(slot);
      if (time.starts_at >= to || time.ends_at <= from) return [];
      return members.map((member_id) => ({ member_id, ...time }));
    });
  });
  return mergeBusy(busy);
}

function timeOf({ due_at, ends_at }: Slot) {
  const starts = Date.parse(due_at!);
  const ends = ends_at === null ? starts + USUAL_MINUTES * 60_000 : Date.parse(ends_at);
  return { starts_at: new Date(starts).toISOString(), ends_at: new Date(ends).toISOString() };
}

/** One block where several touch or overlap: not even their number is told. */
export function mergeBusy(blocks: readonly Busy[]): Busy[] {
  const merged: Busy[] = [];
  const last = new Map<string, Busy>();
  const inOrder = blocks.toSorted((one, other) => (one.starts_at < other.starts_at ? -1 : 1));
  for (const block of inOrder) {
    const before = last.get(block.member_id);
    if (before && block.starts_at <= before.ends_at) {
      if (block.ends_at > before.ends_at) before.ends_at = block.ends_at;
      continue;
    }
    const own = { ...block };
    last.set(block.member_id, own);
    merged.push(own);
  }
  return merged;
}
