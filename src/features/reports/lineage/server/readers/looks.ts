import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { Look } from '../../lineage.ts';

/** When records of a type were opened last, and by how many that day, by their ids. */
export async function readLooks(ctx: ReadContext, type: string): Promise<Map<string, Look>> {
  const rows = await ctx.db.rows<{ record_id: string; on: string; people: number }>(sql`
    select record_id, max(day) as on, (array_agg(people order by day desc))[1] as people from (
      select e.record_id, e.at::date as day, count(distinct e.actor_id)::integer as people
      from ledger_event e join ${sql.table(type)} r on r.workspace_id = e.workspace_id and r.id = e.record_id
      where e.workspace_id = ${ctx.actor.workspaceId} and e.verb = ${`${type}.viewed`}
      group by e.record_id, e.at::date) as days
    group by record_id`);
  return new Map(rows.map(({ record_id, on, people }) => [record_id, { on, people }]));
}
