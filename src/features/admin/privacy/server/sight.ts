import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { reasonFor, type SightReason } from '#src/records/server/visible.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';

export interface Sight {
  sees: boolean;
  reason: SightReason | 'private' | 'other_team' | 'not_named' | 'inactive';
}

/** Why an actor sees a row, or why not; by the rule that every query follows. */
export function explainSight(actor: Actor, row: Row): Sight {
  const reason = reasonFor(actor, row);
  if (reason) return { sees: true, reason };
  return { sees: false, reason: HIDDEN[row.visibility as keyof typeof HIDDEN] };
}

const HIDDEN = { private: 'private', team: 'other_team', named: 'not_named' } as const;

/** Whether a member sees a record; for whoever sees it themselves. */
export async function readSight(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  { id, memberId }: { id: string; memberId: string },
): Promise<Sight> {
  const { row } = await getRecord(ctx, declaration, id);
  const { workspaceId } = ctx.actor;
  // the team stands in the row, but not in what the API gives
  const team = await ctx.db.first<{ team_id: string | null }>(sql`
    select team_id from ${sql.table(declaration.type)}
    where workspace_id = ${workspaceId} and id = ${row.id}`);
  const member = await ctx.db.first(sql`
    select id from member where workspace_id = ${workspaceId} and id = ${memberId}`);
  if (!member) throw new AppError('not_found', 'There is no such member.');
  const actor = await readMemberActor(ctx.db, { workspaceId, memberId }, 'web');
  if (!actor) return { sees: false, reason: 'inactive' };
  return explainSight(actor, { ...row, team_id: team!.team_id });
}
