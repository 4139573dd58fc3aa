import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { visible } from '../visible.ts';

/** Merges of merges are followed no further. */
const MOST_STEPS = 50;

/** Notes where the others went. It holds as long as they lie in the bin since `at`. */
export async function notePointers(
  ctx: WriteContext,
  merge: { type: string; id: string; others: string[]; at: string },
): Promise<void> {
  await ctx.db.rows(sql`
    insert into merged_record (workspace_id, record_id, merged_at, record_type, into_id)
    select ${ctx.actor.workspaceId}, other, ${merge.at}::timestamptz, ${merge.type}, ${merge.id}
    from unnest(${merge.others}::uuid[]) as other
    on conflict (workspace_id, record_id, merged_at) do update set into_id = excluded.into_id`);
}

/** The living record that a binned one was put into, if the actor sees it. */
export async function findSurvivor(
  ctx: ReadContext,
  { type }: RecordDeclaration,
  id: string,
): Promise<string | null> {
  const { workspaceId } = ctx.actor;
  const found = await ctx.db.first<{ id: string }>(sql`
    with recursive path (id, steps) as (
      select ${id}::uuid, 0
      union all
      select m.into_id, path.steps + 1 from path
      join ${sql.table(type)} gone on gone.workspace_id = ${workspaceId} and gone.id = path.id
      join merged_record m on m.workspace_id = ${workspaceId} and m.record_id = path.id
        and m.record_type = ${type} and m.merged_at = gone.deleted_at
      where path.steps < ${MOST_STEPS}
    )
    select r.id from path join ${sql.table(type)} r on r.id = path.id
    where path.steps > 0 and ${visible(ctx.actor, 'r')} and r.deleted_at is null
    order by path.steps limit 1`);
  return found?.id ?? null;
}

export interface MergedIn {
  id: string;
  title: string;
}

/** The records that went into one, and into those, as far as the actor may see them. */
export async function listMergedIn(
  ctx: ReadContext,
  { type }: RecordDeclaration,
  id: string,
): Promise<MergedIn[]> {
  const { workspaceId } = ctx.actor;
  return ctx.db.rows<MergedIn>(sql`
    with recursive gone (id, title, steps) as (
      select ${id}::uuid, ''::text, 0
      union all
      select r.id, r.title, gone.steps + 1 from gone
      join merged_record m on m.workspace_id = ${workspaceId} and m.into_id = gone.id
        and m.record_type = ${type}
      join ${sql.table(type)} r on r.id = m.record_id and r.deleted_at = m.merged_at
        and ${visible(ctx.actor, 'r')}
      where gone.steps < ${MOST_STEPS}
    )
    select distinct id, title from gone where steps > 0 limit 200`);
}
