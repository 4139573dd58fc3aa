import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Absence } from '../absence.ts';

const COLUMNS = sql`a.id, a.member_id, a.substitute_id, a.first_day, a.last_day, a.version`;
/** The earth has a day before and after that of UTC. */
const DAY_MS = 86_400_000;

export type StoredAbsence = Absence & { version: number };

/** Absences that are not over, the next first; of one member if so asked. */
export function listAbsences(ctx: ReadContext, memberId?: string): Promise<StoredAbsence[]> {
  const from = utcDay(ctx.now().getTime() - DAY_MS);
  const ofMember = memberId ? sql`a.member_id = ${memberId}` : sql`true`;
  return ctx.db.rows(sql`
    select ${COLUMNS} from absence a where a.workspace_id = ${ctx.actor.workspaceId}
      and a.deleted_at is null and a.last_day >= ${from} and ${ofMember}
    order by a.first_day, a.id limit 1000`);
}

/** Who is away at this moment by their own calendar, with who stands in. */
export async function readAbsent(ctx: ReadContext): Promise<Map<string, string | null>> {
  const now = ctx.now();
  const [from, to] = [-DAY_MS, DAY_MS].map((ms) => utcDay(now.getTime() + ms));
  const rows = await ctx.db.rows<Absence & { time_zone: string }>(sql`
    select ${COLUMNS}, m.time_zone from absence a
    join member m on m.workspace_id = a.workspace_id and m.id = a.member_id
    where a.workspace_id = ${ctx.actor.workspaceId} and a.deleted_at is null
      and a.first_day <= ${to} and a.last_day >= ${from} order by a.first_day desc`);
  const absent = new Map<string, string | null>();
  for (const { member_id, substitute_id, first_day, last_day, time_zone } of rows) {
    const today = dayAt(now.toISOString(), time_zone);
    if (first_day > today || last_day < today) continue;
    absent.set(member_id, absent.get(member_id) ?? substitute_id);
  }
  return absent;
}
