import type { ApprovalFacts } from '#src/features/sales/approval/approval.ts';
import {
  askApproval,
  previewApproval,
} from '#src/features/sales/approval/server/approval-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Money } from '#src/records/field-types.ts';
import type { Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';

function factsOf(row: Row): ApprovalFacts {
  return {
    ...{ discount: null, total: (row.amount ?? null) as Money | null },
    ...{ owner_id: row.owner_id as string | null, team_id: row.team_id as string | null },
    pipeline_id: row.pipeline_id as string | null,
  };
}

/** Asks before a deal is won, where a rule wants that; what decided it is the reason. */
export async function waitsForApproval(
  ctx: WriteContext,
  row: Row,
  reason: string | undefined,
): Promise<boolean> {
  const { needed } = await askApproval(ctx, {
    ...{ type: 'deal', id: row.id, facts: factsOf(row), reason },
  });
  return needed;
}

/**
 * For `beforeSave`: no other way leads past the rules, such as choosing the stage in a list, making
 * it as won at once, or raising the amount of what is won. What an import brings was won elsewhere.
 */
export async function refuseUnapproved(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  for (const { before, after } of rows) {
    if (after.status !== 'won' || (!before && ctx.actor.via === 'import')) continue;
    const wasWon = before?.status === 'won';
    if (wasWon && !isMore(before.amount as Money | null, after.amount as Money | null)) continue;
    const { needed } = await previewApproval(ctx, {
      ...{ type: 'deal', id: after.id, facts: factsOf(after) },
    });
    if (!needed) continue;
    throw new AppError(
      'conflict',
      wasWon
        ? 'With this amount it has to be approved. Reopen it, change the amount, and close it again.'
        : 'This has to be approved before it is won. Close it on its page and say what decided it.',
      { reason: 'needs_approval' },
    );
  }
}

/** Amounts of two currencies are not compared: such a change is always looked at. */
function isMore(before: Money | null, after: Money | null): boolean {
  if (!after) return false;
  return !before || before.currency !== after.currency || after.amount > before.amount;
}
