import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';

export interface LockedCorrection {
  member_id: string;
  said: string;
  outcome: string | null;
  deleted_at: string | null;
}

export async function lockCorrection(ctx: WriteContext, id: string): Promise<LockedCorrection> {
  const row = await ctx.db.first<LockedCorrection>(sql`
    select member_id, said, outcome, deleted_at from uptake_correction
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} for update`);
  if (!row || row.deleted_at) throw noCorrection();
  return row;
}

export function noCorrection(): AppError {
  return new AppError('not_found', 'Nobody has said such a thing, or it was taken back.');
}
