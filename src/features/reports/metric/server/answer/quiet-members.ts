import { sql } from 'kysely';
import { readAbsent } from '#src/features/admin/absence/server/absence-queries.ts';
import { utcDay } from '#src/lib/days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Fitness } from '../../figure-api.ts';
import { workingDaysBetween } from '../../working-days.ts';

/** Saving nothing for longer than so many working days is quiet. */
const QUIET_AFTER = 5;

/** Who is quiet among those who look after records of a type that the actor sees, with their days. */
export type Quiet = ReadonlyMap<string, ReadonlyMap<string, number>>;

export async function readQuiet(ctx: ReadContext, types: readonly string[]): Promise<Quiet> {
  const silent = await readSilent(ctx);
  const quiet = new Map<string, Map<string, number>>();
  if (silent.size === 0) return quiet;
  for (const type of new Set(types)) {
    const owners = await ctx.db.rows<{ id: string }>(sql`
      select m.id from unnest(${[...silent.keys()]}::uuid[]) as m (id)
      cross join lateral (select from ${sql.table(type)} r
        where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.owner_id = m.id limit 1) one`);
    quiet.set(type, new Map(owners.map(({ id }) => [id, silent.get(id)!])));
  }
  return quiet;
}

/** Members at work by the working days for which they have saved nothing, if these are many. */
async function readSilent(ctx: ReadContext): Promise<Map<string, number>> {
  const today = utcDay(ctx.now());
  const rows = await ctx.db.rows<{ id: string; last: string }>(sql`
    select m.id, coalesce((select e.at from ledger_event e
        where e.workspace_id = m.workspace_id and e.actor_id = m.id and right(e.verb, 7) <> '.viewed'
        order by e.seq desc limit 1), m.created_at) as last
    from member m where m.workspace_id = ${ctx.actor.workspaceId} and m.active
      and not exists (select from exemption x where x.workspace_id = m.workspace_id
        and x.member_id = m.id and x.deleted_at is null and x.ended_at is null
        and x.from_day <= ${today} and x.until_day >= ${today})`);
  const silent = new Map<string, number>();
  for (const { id, last } of rows) {
    const days = workingDaysBetween(last.slice(0, 10), today);
    if (days > QUIET_AFTER) silent.set(id, days);
  }
  if (silent.size > 0) for (const id of (await readAbsent(ctx)).keys()) silent.delete(id);
  return silent;
}

/** How many people, and for how many days every one of them at least; never who. */
export function countQuiet(quiet: Quiet, types: readonly string[]): Fitness['quiet'] {
  const people = new Map(types.flatMap((type) => [...(quiet.get(type) ?? [])]));
  return { people: people.size, days: people.size === 0 ? 0 : Math.min(...people.values()) };
}
