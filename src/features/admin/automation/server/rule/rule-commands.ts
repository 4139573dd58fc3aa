import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { saveRow } from '#src/records/server/write/save-row.ts';
import type { WriteContext } from '#src/server/context.ts';
import { startFollowing } from '#src/server/ledger/follow-ledger.ts';
import { definitionKey, type PauseReason, type RuleDefinition } from '../../automation.ts';
import { MOST_RULES } from '../../automation-api.ts';
import { tellAdministrators } from '../notice-commands.ts';
import { checkRule } from './check-rule.ts';
import { FOLLOWER, isRehearsed, type RuleRow, readRule } from './rule-queries.ts';

const TABLE = {
  name: 'automation_rule',
  fields: [
    ...['name', 'definition', 'state', 'pause_reason', 'pause_detail', 'responsible_id'],
    'deleted_at',
  ],
} as const;

export type RuleInput = RuleDefinition & { name: string; record_type: string };
export type RulePatch = {
  [Name in keyof RuleDefinition | 'name']?: (RuleDefinition & { name: string })[Name] | undefined;
};

/** Makes a rule, off for now. Gives its id. */
export async function createRule(
  ctx: WriteContext,
  types: RecordTypes,
  { name, record_type, ...definition }: RuleInput,
): Promise<string> {
  await checkRule(ctx, types, { record_type, definition });
  const { workspaceId, memberId } = ctx.actor;
  const known = await ctx.db.first<{ count: number }>(sql`
    select count(*)::integer as count from automation_rule
    where workspace_id = ${workspaceId} and deleted_at is null`);
  if (known!.count >= MOST_RULES) {
    throw new AppError(
      'conflict',
      `A workspace has ${MOST_RULES} rules at most. Delete one first.`,
    );
  }
  const id = newId();
  await saveRow(ctx, TABLE, {
    id,
    after: { name, definition, state: 'off', responsible_id: memberId },
    verb: 'created',
    besides: { record_type, created_at: ctx.now().toISOString() },
  });
  return id;
}

/** Changes a rule. Whoever does is responsible for it from now on; what it does anew is off. */
export async function changeRule(
  ctx: WriteContext,
  types: RecordTypes,
  { id, patch }: { id: string; patch: RulePatch },
): Promise<void> {
  const before = await readRule(ctx, id, { isLocked: true });
  const { name, ...parts } = patch;
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  const definition = { ...before.definition, ...Object.fromEntries(given) } as RuleDefinition;
  await checkRule(ctx, types, { record_type: before.record_type, definition });
  const key = (one: RuleDefinition) => definitionKey(before.record_type, one);
  const isElse = key(definition) !== key(before.definition);
  await saveRule(ctx, before, {
    ...(name !== undefined && { name }),
    ...(isElse && { definition, responsible_id: ctx.actor.memberId }),
    ...(isElse &&
      before.state !== 'off' && { state: 'off', pause_reason: null, pause_detail: null }),
  });
}

/** Switches a rule on that was rehearsed as it is. */
export async function switchOn(ctx: WriteContext, types: RecordTypes, id: string): Promise<void> {
  const before = await readRule(ctx, id, { isLocked: true });
  if (before.state === 'on') return;
  if (!isRehearsed(before)) {
    throw new AppError(
      'conflict',
      'Look at what this rule would have done first, then switch it on.',
      { reason: 'not_rehearsed' },
    );
  }
  await checkRule(ctx, types, before);
  await saveRule(ctx, before, {
    state: 'on',
    pause_reason: null,
    pause_detail: null,
    responsible_id: ctx.actor.memberId,
  });
}

/** Ends a rule's work for now, by hand or because it went wrong; who looks after it is told. */
export async function pauseRule(
  ctx: WriteContext,
  rule: RuleRow,
  { reason, detail = null }: { reason: PauseReason; detail?: string | null },
): Promise<void> {
  if (rule.state !== 'on') return;
  await saveRule(ctx, rule, { state: 'paused', pause_reason: reason, pause_detail: detail });
  if (reason === 'by_hand') return;
  await tellAdministrators(ctx, { kind: 'paused', ruleId: rule.id, words: rule.name });
}

export async function deleteRule(ctx: WriteContext, id: string): Promise<void> {
  const before = await readRule(ctx, id, { isLocked: true });
  await saveRule(ctx, before, { state: 'off', deleted_at: ctx.now().toISOString() });
}

/** Keeps that the rule was looked at as it is. */
export async function noteRehearsal(ctx: WriteContext, rule: RuleRow): Promise<void> {
  const key = definitionKey(rule.record_type, rule.definition);
  await ctx.db.rows(sql`
    update automation_rule r set rehearsed_key = ${key}, rehearsed_at = ${ctx.now().toISOString()}
    where r.workspace_id = ${ctx.actor.workspaceId} and r.id = ${rule.id}`);
  ctx.emit({ verb: 'automation_rule.rehearsed', type: 'automation_rule', id: rule.id });
}

/** Sets what the ledger tells of a rule, with all that follows from it. */
export async function saveRule(
  ctx: WriteContext,
  before: RuleRow,
  patch: Partial<RuleRow>,
  undoOf?: string,
): Promise<void> {
  const after: RuleRow = { ...before, ...patch };
  const begins = after.state === 'on' && before.state !== 'on';
  await saveRow(ctx, TABLE, {
    ...{ id: before.id, before, after, undoOf },
    verb: undoOf ? 'undone' : verbOf(before, after),
    besides: begins ? await beginAnew(ctx) : {},
  });
}

/** It answers what comes from now on. */
async function beginAnew(ctx: WriteContext) {
  const { workspaceId } = ctx.actor;
  const since_seq = await startFollowing(ctx.db, { workspaceId, name: FOLLOWER });
  return { failures: 0, since_seq, looked_at: ctx.now().toISOString() };
}

function verbOf(before: RuleRow, after: RuleRow) {
  if (after.deleted_at) return 'deleted';
  if (before.state === after.state) return 'changed';
  return ({ on: 'switched_on', off: 'switched_off', paused: 'paused' } as const)[after.state];
}
