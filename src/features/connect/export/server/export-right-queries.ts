import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext, Role } from '#src/server/context.ts';

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
