import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { LedgerVerbs } from '#src/lib/ledger-verbs.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { ApprovalFacts, ApprovalStatus, Ground, Step } from '../approval.ts';

export interface GroundOfRule {
  rule_id: string;
  grounds: Ground[];
}

/** A request for approval as it is stored. */
export interface Approval {
  id: string;
  record_type: string;
  record_id: string;
  requester_id: string;
  owner_id: string | null;
  team_id: string | null;
  reason: string;
  facts: ApprovalFacts;
  grounds: GroundOfRule[];
  steps: Step[];
  /** Which of the steps is waited for. */
  step: number;
  status: ApprovalStatus;
  asked_at: string;
  step_asked_at: string;
  due_at: string;
  level: number;
  delegated_by: string | null;
  delegated_to: string | null;
  told_ids: string[];
  answered_at: string | null;
  answered_by: string | null;
  reminded_at: string | null;
  version: number;
}

export const APPROVAL_COLUMNS = sql`a.id, a.record_type, a.record_id, a.requester_id, a.owner_id,
  a.team_id, a.reason, a.facts, a.grounds, a.steps, a.step, a.status, a.asked_at, a.step_asked_at,
  a.due_at, a.level, a.delegated_by, a.delegated_to, a.told_ids, a.answered_at, a.answered_by,
  a.reminded_at, a.version`;

export async function lockApproval(ctx: WriteContext, id: string): Promise<Approval> {
  const row = await ctx.db.first<Approval>(sql`
    select ${APPROVAL_COLUMNS} from approval a
    where a.workspace_id = ${ctx.actor.workspaceId} and a.id = ${id} for update`);
  if (!row) throw noApproval();
  return row;
}

/** What the record waits for, if it does. */
export function findPending(
  ctx: ReadContext,
  { type, id }: { type: string; id: string },
): Promise<Approval | undefined> {
  return ctx.db.first<Approval>(sql`
    select ${APPROVAL_COLUMNS} from approval a
    where a.workspace_id = ${ctx.actor.workspaceId} and a.record_type = ${type}
      and a.record_id = ${id} and a.status = 'pending'`);
}

export function noApproval(): AppError {
  return new AppError('not_found', 'There is no such request, or it is not shared with you.');
}

export async function insertApproval(ctx: WriteContext, row: Approval): Promise<void> {
  const stored = await ctx.db.first(sql`
    insert into approval (workspace_id, id, record_type, record_id, requester_id, owner_id, team_id,
      reason, facts, grounds, steps, status, asked_at, step_asked_at, due_at, told_ids,
      step, answered_at, answered_by)
    values (${ctx.actor.workspaceId}, ${row.id}, ${row.record_type}, ${row.record_id},
      ${row.requester_id}, ${row.owner_id}, ${row.team_id}, ${row.reason},
      ${JSON.stringify(row.facts)}::jsonb, ${JSON.stringify(row.grounds)}::jsonb,
      ${JSON.stringify(row.steps)}::jsonb, ${row.status}, ${row.asked_at}, ${row.step_asked_at},
      ${row.due_at}, ${row.told_ids}::uuid[], ${row.step}, ${row.answered_at}, ${row.answered_by})
    on conflict do nothing returning id`);
  if (!stored) {
    throw new AppError(
      'conflict',
      'Somebody has just asked for this approval. Load the page again to see it.',
      { reason: 'already_asked' },
    );
  }
  const { version: _, ...told } = row;
  const changes = Object.fromEntries(
    Object.entries(told)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, [null, value] as [unknown, unknown]]),
  );
  ctx.emit({ verb: 'approval.asked', type: 'approval', id: row.id, changes });
}

const TABLE = {
  name: 'approval',
  fields: [
    ...(['steps', 'step', 'status', 'step_asked_at', 'due_at', 'level', 'delegated_by'] as const),
    ...(['delegated_to', 'told_ids', 'answered_at', 'answered_by', 'reminded_at'] as const),
  ],
} as const;
export type ApprovalPatch = Partial<Pick<Approval, (typeof TABLE.fields)[number]>>;

/** Saves what has become of a request, with its event. */
export async function saveApproval(
  ctx: WriteContext,
  before: Approval,
  event: { verb: LedgerVerbs['approval'] | 'undone'; patch: ApprovalPatch; undoOf?: string },
): Promise<Approval> {
  const { patch, ...told } = event;
  const after: Approval = { ...before, ...patch };
  const changes = await saveRow(ctx, TABLE, { id: before.id, before, after, ...told });
  return { ...after, version: before.version + (changes ? 1 : 0) };
}
