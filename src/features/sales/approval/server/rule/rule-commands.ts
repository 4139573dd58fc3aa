import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { LedgerVerbs } from '#src/lib/ledger-verbs.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { RuleStep } from '../../approval.ts';
import type { RuleConditions } from '../../approval-rule.ts';
import { listRules, type StoredRule } from './rule-queries.ts';

const TABLE = {
  name: 'approval_rule',
  fields: ['record_type', 'conditions', 'steps', 'is_on', 'deleted_at'],
} as const;
const MOST_RULES = 100;

interface NewRule {
  record_type: string;
  conditions: RuleConditions;
  steps: RuleStep[];
  is_on?: boolean | undefined;
}

export type RulePatch = Partial<Omit<NewRule, 'record_type'>> & { deleted_at?: string | null };

export async function addRule(ctx: WriteContext, given: NewRule): Promise<StoredRule> {
  await checkRule(ctx, given);
  const rules = await listRules(ctx);
  if (rules.length >= MOST_RULES) {
    throw new AppError('conflict', 'There are 100 rules already. Remove one first.', {
      reason: 'too_many',
    });
  }
  const { record_type, conditions, steps, is_on = true } = given;
  const position = Math.max(0, ...rules.map((rule) => rule.position)) + 1;
  const rule = { id: newId(), record_type, conditions, steps, is_on, position, version: 1 };
  await saveRow(ctx, TABLE, { id: rule.id, after: rule, verb: 'created', besides: { position } });
  return rule;
}

/** What has been asked by the rule already goes on as it was. */
export async function changeRule(
  ctx: WriteContext,
  change: {
    id: string;
    patch: RulePatch;
    verb?: LedgerVerbs['approval_rule'] | 'undone';
    undoOf?: string;
  },
): Promise<StoredRule> {
  const { id, patch, verb = 'changed', undoOf } = change;
  const before = await ctx.db.first<StoredRule & { deleted_at: string | null }>(sql`
    select r.id, r.record_type, r.conditions, r.steps, r.position, r.is_on, r.version, r.deleted_at
    from approval_rule r where r.workspace_id = ${ctx.actor.workspaceId} and r.id = ${id} for update`);
  if (!before || (before.deleted_at && patch.deleted_at === undefined)) {
    throw new AppError('not_found', 'There is no such rule.');
  }
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const after = { ...before, ...Object.fromEntries(given) } as typeof before;
  if (!undoOf) await checkRule(ctx, after);
  const changes = await saveRow(ctx, TABLE, { id, before, after, verb, undoOf });
  return { ...after, version: before.version + (changes ? 1 : 0) };
}

/** Refuses who or what is not there; somebody who leaves later is replaced by the next. */
async function checkRule(
  ctx: WriteContext,
  { conditions, steps }: Pick<NewRule, 'conditions' | 'steps'>,
): Promise<void> {
  const { workspaceId } = ctx.actor;
  const memberIds = steps.flatMap(({ approver }) =>
    approver.kind === 'member' ? [approver.member_id] : [],
  );
  if (new Set(memberIds).size !== memberIds.length) {
    throw new AppError('invalid', 'Somebody approves twice by this rule. Once is enough.', {
      reason: 'same_approver',
    });
  }
  const found = await ctx.db.rows<{ id: string }>(sql`
    select id from member m where m.workspace_id = ${workspaceId} and m.active
      and m.id = any(${memberIds}::uuid[])
    union all select id from team t where t.workspace_id = ${workspaceId} and t.deleted_at is null
      and t.id = any(${conditions.team_ids ?? []}::uuid[])
    union all select id from pipeline p where p.workspace_id = ${workspaceId}
      and p.id = any(${conditions.pipeline_ids ?? []}::uuid[])`);
  const known = new Set(found.map(({ id }) => id));
  const wanted = [...memberIds, ...(conditions.team_ids ?? []), ...(conditions.pipeline_ids ?? [])];
  if (wanted.every((id) => known.has(id))) return;
  throw new AppError(
    'invalid',
    'A member, team or pipeline of this rule is not there any more. Choose another.',
    { reason: 'unknown_reference' },
  );
}
