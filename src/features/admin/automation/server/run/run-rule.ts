import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import { UnknownOutcome } from '#src/server/db/unknown-outcome.ts';
import type { Services } from '#src/server/feature.ts';
import { runCommand } from '#src/server/run-command.ts';
import { MOST_FAILURES, type PauseReason, whyNot } from '../../automation.ts';
import { pauseRule } from '../rule/rule-commands.ts';
import { keeperOf, type RuleRow, readRule } from '../rule/rule-queries.ts';
import { carryOut } from './carry-out.ts';
import { planActions } from './plan-actions.ts';
import { readMeant } from './read-meant.ts';
import { readWorld } from './world.ts';

export type Running = Pick<Services, 'machinery' | 'log'> & { types: RecordTypes };

/** Why a rule runs, on what, and which rules led there. */
export interface Occasion {
  key: string;
  recordId: string;
  chain: readonly string[];
}

export type Outcome = 'done' | 'not_meant' | 'known' | 'failed' | 'skipped' | 'paused';

const HOUR_MS = 3_600_000;

/** Runs a rule once for an occasion: all of it in one command, together with the note that it ran. */
export async function runRule(
  running: Running,
  rule: RuleRow,
  { workspaceId, occasion }: { workspaceId: string; occasion: Occasion },
): Promise<Outcome> {
  const { database } = running.machinery;
  const actor = await database.read(workspaceId, (db) =>
    readMemberActor(db, { workspaceId, memberId: rule.responsible_id }, 'automation'),
  );
  if (actor?.role !== 'administrator') {
    return pause(running, rule, { workspaceId, reason: 'responsible' });
  }
  try {
    const outcome = await runCommand(running.machinery, actor, (ctx) =>
      runInside(ctx, running.types, { rule, occasion }),
    );
    if (outcome === 'too_many') return pause(running, rule, { workspaceId, reason: 'limit' });
    return outcome;
  } catch (error) {
    if (isPassing(error)) throw error;
    if (!(error instanceof AppError)) {
      running.log.error({ err: error, rule: rule.id }, 'a rule could not run');
    }
    return noteFailure(running, rule, { actor, occasion, error });
  }
}

async function runInside(
  ctx: WriteContext,
  types: RecordTypes,
  { rule: known, occasion }: { rule: RuleRow; occasion: Occasion },
): Promise<Outcome | 'too_many'> {
  // one run of a rule after the other, so that none is done twice and the limit holds
  const rule = await ctx.db.first<RuleRow>(sql`select * from automation_rule
    where workspace_id = ${ctx.actor.workspaceId} and id = ${known.id} for update`);
  if (rule?.state !== 'on' || rule.deleted_at) return 'not_meant';
  // somebody else answers for it by now: read anew, with their rights
  if (rule.responsible_id !== known.responsible_id)
    throw new UnknownOutcome('the rule has changed');
  if (await isKnown(ctx, rule.id, occasion)) return 'known';
  const meant = await readMeant(ctx, types, { rule, recordId: occasion.recordId });
  if (!meant) return 'not_meant';
  const why = whyNot(occasion.chain, rule.id);
  if (why) {
    await noteRun(ctx, rule, { occasion, state: 'skipped', did: [], problem: why });
    return 'skipped';
  }
  if ((await countRuns(ctx, rule.id)) >= rule.definition.hourly_limit) return 'too_many';
  const { planned, turn } = await planActions(ctx, {
    ...{ types, ...meant, actions: rule.definition.actions, at: ctx.now(), turn: rule.turn },
    world: await readWorld(ctx),
  });
  const runId = newId();
  const did = await carryOut(ctx, { types, ...meant, ruleId: rule.id, runId }, planned);
  await noteRun(ctx, rule, { occasion, state: 'done', did, problem: null, runId });
  await ctx.db.rows(sql`update automation_rule r set turn = ${turn}, failures = 0
    where r.workspace_id = ${ctx.actor.workspaceId} and r.id = ${rule.id}`);
  return 'done';
}

async function isKnown(ctx: WriteContext, ruleId: string, { key, recordId }: Occasion) {
  const run = await ctx.db.first(sql`select 1 from automation_run
    where workspace_id = ${ctx.actor.workspaceId} and rule_id = ${ruleId}
      and record_id = ${recordId} and occasion = ${key}`);
  return run !== undefined;
}

async function countRuns(ctx: WriteContext, ruleId: string): Promise<number> {
  const since = new Date(ctx.now().getTime() - HOUR_MS).toISOString();
  const found = await ctx.db.first<{ count: number }>(sql`
    select count(*)::integer as count from automation_run
    where workspace_id = ${ctx.actor.workspaceId} and rule_id = ${ruleId} and at > ${since}
      and state = 'done'`);
  return found!.count;
}

interface RunNote {
  occasion: Occasion;
  state: 'done' | 'failed' | 'skipped';
  did: unknown[];
  problem: string | null;
  runId?: string;
}

async function noteRun(ctx: WriteContext, rule: RuleRow, note: RunNote): Promise<void> {
  const { occasion, state, did, problem, runId = newId() } = note;
  const chain = [...occasion.chain, rule.id];
  await ctx.db.rows(sql`
    insert into automation_run (workspace_id, id, rule_id, record_type, record_id, occasion, state,
      command_id, chain, did, problem, at)
    values (${ctx.actor.workspaceId}, ${runId}, ${rule.id}, ${rule.record_type},
      ${occasion.recordId}, ${occasion.key}, ${state}, ${ctx.commandId}, ${chain}::uuid[],
      ${JSON.stringify(did)}::jsonb, ${problem}, ${ctx.now().toISOString()})`);
  ctx.emit({
    verb: `automation_run.${state}`,
    type: 'automation_run',
    id: runId,
    changes: { rule_id: [null, rule.id], chain: [null, chain] },
  });
}

/** Nothing of the run was kept; that it failed is, and a rule that fails again and again pauses. */
async function noteFailure(
  running: Running,
  rule: RuleRow,
  { actor, occasion, error }: { actor: Actor; occasion: Occasion; error: unknown },
): Promise<Outcome> {
  const problem = (
    error instanceof AppError
      ? error.message
      : 'Something went wrong inside Uptake; its log says what.'
  ).slice(0, 1000);
  return runCommand(running.machinery, actor, async (ctx) => {
    const live = await readRule(ctx, rule.id, { isLocked: true });
    if (await isKnown(ctx, rule.id, occasion)) return 'known';
    await noteRun(ctx, live, { occasion, state: 'failed', did: [], problem });
    const failures = live.failures + 1;
    await ctx.db.rows(sql`update automation_rule r set failures = ${failures}
      where r.workspace_id = ${actor.workspaceId} and r.id = ${rule.id}`);
    if (failures < MOST_FAILURES || live.state !== 'on') return 'failed';
    await pauseRule(ctx, live, { reason: 'failures', detail: problem });
    return 'paused';
  });
}

async function pause(
  running: Running,
  rule: RuleRow,
  { workspaceId, reason }: { workspaceId: string; reason: PauseReason },
): Promise<Outcome> {
  const keeper = keeperOf(workspaceId, rule.responsible_id);
  await runCommand(running.machinery, keeper, async (ctx) => {
    const live = await readRule(ctx, rule.id, { isLocked: true });
    if (live.responsible_id === rule.responsible_id) await pauseRule(ctx, live, { reason });
  });
  return 'paused';
}

/** Errors of the moment: the same again may well succeed. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof AppError) return false;
  if (error instanceof UnknownOutcome) return true;
  const { code } = error as { code?: unknown };
  // classes of PostgreSQL: connection, resources, rolled back, server goes down
  if (typeof code === 'string') return /^(08|40|53|57|55P03)/.test(code) || /^E[A-Z]+$/.test(code);
  return /connection|terminat/i.test(error.message);
}
