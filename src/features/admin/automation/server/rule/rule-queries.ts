import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { Actor, ReadContext } from '#src/server/context.ts';
import type { Db } from '#src/server/db/database.ts';
import {
  definitionKey,
  type PauseReason,
  type RuleDefinition,
  type RuleState,
} from '../../automation.ts';

/** A rule as its table holds it. */
export interface RuleRow {
  id: string;
  name: string;
  record_type: string;
  definition: RuleDefinition;
  state: RuleState;
  pause_reason: PauseReason | null;
  pause_detail: string | null;
  responsible_id: string;
  rehearsed_key: string | null;
  rehearsed_at: string | null;
  since_seq: number;
  looked_at: string | null;
  turn: number;
  failures: number;
  version: number;
  deleted_at: string | null;
}

export const FOLLOWER = 'automation';

/** The rules that are on, as the workspace has them now. */
export function readActiveRules(db: Db, workspaceId: string): Promise<RuleRow[]> {
  return db.rows<RuleRow>(sql`
    select * from automation_rule where workspace_id = ${workspaceId}
      and state = 'on' and deleted_at is null
    order by created_at, id`);
}

/** Throws `not_found`; for a change under the lock of the row. */
export async function readRule(
  ctx: Pick<ReadContext, 'actor' | 'db'>,
  id: string,
  { isLocked = false }: { isLocked?: boolean } = {},
): Promise<RuleRow> {
  const rule = isId(id)
    ? await ctx.db.first<RuleRow>(sql`
        select * from automation_rule
        where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null
        ${sql.raw(isLocked ? 'for update' : '')}`)
    : undefined;
  if (!rule) throw new AppError('not_found', 'There is no such rule in this workspace.');
  return rule;
}

export function isRehearsed(rule: RuleRow): boolean {
  return rule.rehearsed_key === definitionKey(rule.record_type, rule.definition);
}

interface Ran {
  runs_today: number;
  last_run_at: string | null;
}

/** Rules as the API gives them: all, or one. */
export async function listRuleOutputs(ctx: ReadContext, id?: string) {
  const dayAgo = new Date(ctx.now().getTime() - 86_400_000).toISOString();
  const rules = await ctx.db.rows<RuleRow & Ran>(sql`
    select r.*,
      (select count(*)::integer from automation_run n where n.workspace_id = r.workspace_id
        and n.rule_id = r.id and n.at > ${dayAgo} and n.state = 'done') as runs_today,
      (select max(n.at) from automation_run n where n.workspace_id = r.workspace_id
        and n.rule_id = r.id and n.state = 'done') as last_run_at
    from automation_rule r
    where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null
      and ${id ? sql`r.id = ${id}` : sql`true`}
    order by r.created_at, r.id`);
  return rules.map((rule) => {
    const { name, record_type, state, pause_reason, pause_detail, responsible_id } = rule;
    const { rehearsed_at, runs_today, last_run_at, version } = rule;
    return {
      ...{ id: rule.id, name, record_type, ...rule.definition },
      ...{ state, pause_reason, pause_detail, responsible_id, rehearsed_at },
      rehearsed: isRehearsed(rule),
      ...{ runs_today, last_run_at, version },
    };
  });
}

export async function ruleOutputOf(ctx: ReadContext, id: string) {
  const [one] = await listRuleOutputs(ctx, id);
  if (!one) throw new AppError('not_found', 'There is no such rule in this workspace.');
  return one;
}

/** In whose name a rule's troubles are written down when its own responsible may no longer act. */
export function keeperOf(workspaceId: string, memberId: string): Actor {
  return {
    workspaceId,
    memberId,
    role: 'member',
    teamIds: [],
    teamId: undefined,
    via: 'automation',
  };
}
