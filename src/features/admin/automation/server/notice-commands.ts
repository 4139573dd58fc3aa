import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId, newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';

export interface NoticeInput {
  kind: 'rule' | 'paused' | 'webhook';
  ruleId: string | null;
  words: string;
  record?: { type: string; id: string };
}

/** Tells members something in the page. Gives the ids of the notices, in order. */
export async function tellMembers(
  ctx: WriteContext,
  memberIds: readonly string[],
  { kind, ruleId, words, record }: NoticeInput,
): Promise<string[]> {
  const ids = memberIds.map(() => newId());
  if (ids.length === 0) return [];
  await ctx.db.rows(sql`
    insert into automation_notice (workspace_id, id, member_id, rule_id, kind, words, record_type,
      record_id, created_at)
    select ${ctx.actor.workspaceId}, n.id, n.member_id, ${ruleId}, ${kind}, ${words},
      ${record?.type ?? null}, ${record?.id ?? null}, ${ctx.now().toISOString()}
    from unnest(${ids}::uuid[], ${memberIds}::uuid[]) as n (id, member_id)`);
  for (const id of ids)
    ctx.emit({ verb: 'automation_notice.created', type: 'automation_notice', id });
  return ids;
}

export async function tellAdministrators(ctx: WriteContext, notice: NoticeInput): Promise<void> {
  const members = await ctx.db.rows<{ id: string }>(sql`
    select id from member where workspace_id = ${ctx.actor.workspaceId}
      and role = 'administrator' and active order by id`);
  await tellMembers(
    ctx,
    members.map(({ id }) => id),
    notice,
  );
}

/** Its reader puts it away. */
export async function putNoticeAway(ctx: WriteContext, id: string): Promise<void> {
  const { workspaceId, memberId } = ctx.actor;
  const own = sql`workspace_id = ${workspaceId} and member_id = ${memberId} and id = ${id}`;
  const notice = isId(id)
    ? await ctx.db.first<{ seen_at: string | null }>(
        sql`select seen_at from automation_notice where ${own}`,
      )
    : undefined;
  if (!notice) throw new AppError('not_found', 'There is no such notice for you.');
  if (notice.seen_at) return;
  await ctx.db.rows(
    sql`update automation_notice n set seen_at = ${ctx.now().toISOString()} where ${own}`,
  );
  ctx.emit({ verb: 'automation_notice.put_away', type: 'automation_notice', id });
}
