import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { listMergedIn } from '#src/records/server/merge/merged-into.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';

export interface Look {
  at: string;
  member_id: string | null;
}

const MOST_LOOKS = 200;
const RECENT = '30 days';

/**
 * Whether the actor may know who looked. The log guards customers and owners against curiosity;
 * open to all it would be a way to watch one's colleagues.
 */
export function mayKnowLooks(actor: Actor, row: Row): boolean {
  return row.owner_id === actor.memberId || actor.role !== 'member';
}

/** Who opened a record, newest first. */
export async function listLooks(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  id: string,
): Promise<Look[]> {
  const { row } = await getRecord(ctx, declaration, id);
  if (!mayKnowLooks(ctx.actor, row)) {
    throw new AppError(
      'forbidden',
      'Who looked at this is shown to its owner, managers and administrators. Ask one of them.',
      { reason: 'not_owner' },
    );
  }
  const merged = await listMergedIn(ctx, declaration, row.id);
  const ids = [row.id, ...merged.map((one) => one.id)];
  return ctx.db.rows<Look>(sql`
    select at, actor_id as member_id from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = any(${ids}::uuid[])
      and verb = ${`${declaration.type}.viewed`}
    order by seq desc limit ${MOST_LOOKS}`);
}

/** Who opened records that the actor owns, of late; their own looks are no news to them. */
export function listLooksAtMine(ctx: ReadContext, types: RecordTypes) {
  const { workspaceId, memberId } = ctx.actor;
  const owned = [...types.keys()].map(
    (type) => sql`
      select ${sql.lit(type)} as type, e.record_id as id, r.title, e.at, e.actor_id as member_id
      from recent e join ${sql.table(type)} r on r.id = e.record_id
        and r.workspace_id = ${workspaceId} and r.owner_id = ${memberId}
      where e.record_type = ${sql.lit(type)} and ${visible(ctx.actor, 'r')}`,
  );
  return ctx.db.rows<Look & { type: string; id: string; title: string }>(sql`
    with recent as materialized (
      select record_type, record_id, at, actor_id from ledger_event
      where workspace_id = ${workspaceId} and right(verb, 7) = '.viewed'
        and at > ${ctx.now().toISOString()}::timestamptz - ${RECENT}::interval
        and actor_id is distinct from ${memberId})
    ${sql.join(owned, sql` union all `)}
    order by at desc, id limit ${MOST_LOOKS}`);
}
