import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext, Role, WriteContext } from '#src/server/context.ts';

export interface ExportRight {
  member_id: string;
  allowed: boolean;
  decided: boolean | null;
}

interface MemberRow {
  id: string;
  role: Role;
  may_export: boolean | null;
}

/** Administrators and managers may, unless it was decided otherwise for one of them. */
function rightOf({ id, role, may_export }: MemberRow): ExportRight {
  return { member_id: id, allowed: may_export ?? role !== 'member', decided: may_export };
}

export async function readExportRight(ctx: ReadContext, memberId: string): Promise<ExportRight> {
  const member = await ctx.db.first<MemberRow>(sql`
    select id, role, may_export from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${memberId}`);
  if (!member) throw new AppError('not_found', 'There is no such member.');
  return rightOf(member);
}

export async function listRights(ctx: ReadContext): Promise<ExportRight[]> {
  const members = await ctx.db.rows<MemberRow>(sql`
    select id, role, may_export from member
    where workspace_id = ${ctx.actor.workspaceId} and active order by name, id`);
  return members.map(rightOf);
}

export async function requireExportRight(ctx: ReadContext): Promise<void> {
  const { allowed } = await readExportRight(ctx, ctx.actor.memberId);
  if (allowed) return;
  throw new AppError(
    'forbidden',
    'You may not export lists. An administrator can allow it in Exports.',
    { reason: 'may_not_export' },
  );
}

export async function decideRight(
  ctx: WriteContext,
  { id, decided }: { id: string; decided: boolean | null },
): Promise<ExportRight> {
  const before = await readExportRight(ctx, id);
  if (before.decided === decided) return before;
  await ctx.db.rows(sql`
    update member m set may_export = ${decided}, version = version + 1
    where m.workspace_id = ${ctx.actor.workspaceId} and m.id = ${id}`);
  ctx.emit({
    verb: 'member.changed',
    type: 'member',
    id,
    changes: { may_export: [before.decided, decided] },
  });
  return readExportRight(ctx, id);
}
