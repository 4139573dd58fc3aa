import { sql } from 'kysely';
import type { Db } from '#src/server/db/database.ts';
import { clockOf, dayNumber, dayText } from '../../days/clock.ts';
import { gatherDays, REACH_DAYS } from '../../days/gather-days.ts';
import type { Trace } from '../../log/trace.ts';

const EVER = '1970-01-01';

interface Dirty {
  member_id: string;
  dirty_from: string | null;
  known_zone: string;
  time_zone: string;
}

/**
 * Matches anew the days of members of whom something came in, or whose time zone is another now.
 * Without `memberIds`, of everyone.
 */
export async function matchDays(
  db: Db,
  workspaceId: string,
  memberIds: readonly string[] | null = null,
): Promise<void> {
  const dirty = await db.rows<Dirty>(sql`
    select u.member_id, u.dirty_from, u.time_zone as known_zone, m.time_zone
    from uptake_member u join member m on m.workspace_id = u.workspace_id and m.id = u.member_id
    where u.workspace_id = ${workspaceId}
      and (u.dirty_from is not null or u.time_zone <> m.time_zone)
      and (${memberIds === null} or u.member_id = any(${memberIds ?? []}::uuid[]))
    order by u.member_id for update of u`);
  for (const one of dirty) await matchMember(db, workspaceId, one);
}

async function matchMember(
  db: Db,
  workspaceId: string,
  { member_id, dirty_from, known_zone, time_zone }: Dirty,
): Promise<void> {
  const from = known_zone === time_zone && dirty_from !== null ? dirty_from : EVER;
  const reach = dayText(dayNumber(from) - REACH_DAYS - 1);
  const rows = await db.rows<{ traces: Trace[] }>(sql`
    select traces from uptake_seen
    where workspace_id = ${workspaceId} and member_id = ${member_id} and day >= ${reach}`);
  const days = gatherDays(
    rows.flatMap(({ traces }) => traces),
    clockOf(time_zone),
  );
  const kept = [...days.values()]
    .map((trace) => ({ day: dayText(trace.day), trace }))
    .filter(({ day }) => day >= from);
  await db.rows(sql`delete from uptake_day
    where workspace_id = ${workspaceId} and member_id = ${member_id} and day >= ${from}`);
  await db.rows(sql`
    insert into uptake_day (workspace_id, member_id, day, trace)
    select ${workspaceId}, ${member_id}, d.day, d.trace
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as d(day date, trace jsonb)`);
  await db.rows(sql`
    update uptake_member set dirty_from = null, time_zone = ${time_zone},
      matched_at = clock_timestamp()
    where workspace_id = ${workspaceId} and member_id = ${member_id}`);
}
