import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { Affected } from './ports.ts';
import type { ProgrammeRow } from './programme-queries.ts';

type Named = Pick<ProgrammeRow, 'everybody' | 'team_ids' | 'member_ids'>;

/** The members whom a programme concerns today, and their teams. */
export async function readAffected(ctx: ReadContext, named: Named): Promise<Affected> {
  const rows = await ctx.db.rows<{ id: string; team_id: string | null }>(sql`
    select m.id, t.id as team_id from member m
    left join team t on t.workspace_id = m.workspace_id and t.id = m.team_id and t.deleted_at is null
    where m.workspace_id = ${ctx.actor.workspaceId} and m.active and m.coach_until is null
      and (${named.everybody} or m.id = any(${named.member_ids}::uuid[])
        or t.id = any(${named.team_ids}::uuid[]))
    order by m.id`);
  const teams = rows.map(({ team_id }) => team_id).filter((id) => id !== null);
  return {
    memberIds: rows.map(({ id }) => id),
    teamIds: [...new Set(teams)],
    outsideIds: rows.filter(({ team_id }) => team_id === null).map(({ id }) => id),
  };
}

/** The living members among these, with their names and roles. */
export async function readMembers(ctx: ReadContext, ids: readonly (string | null)[]) {
  const asked = ids.filter((id) => id !== null);
  const rows = await ctx.db.rows<{ id: string; name: string; role: string; active: boolean }>(sql`
    select m.id, m.name, m.role, m.active from member m
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = any(${asked}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
