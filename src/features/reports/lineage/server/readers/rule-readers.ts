import { sql } from 'kysely';
import type { RuleDefinition } from '#src/features/admin/automation/automation.ts';
import type { RuleConditions } from '#src/features/sales/approval/approval-rule.ts';
import {
  type DeclarationOf,
  type FieldRead,
  placesIn,
  readsOfFilter,
  readsOfPath,
} from '../../fields-named.ts';
import type { Reader, Readers } from '../reader-type.ts';

/** Rules that are on, and what asks for approval. Administrators see which they are. */
export const ruleReaders: Readers = {
  async find(ctx, { declarationOf }) {
    const isSeen = ctx.actor.role === 'administrator';
    const rules = await ctx.db.rows<{
      id: string;
      name: string;
      record_type: string;
      definition: RuleDefinition;
    }>(sql`
      select r.id, r.name, r.record_type, r.definition from automation_rule r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null and r.state = 'on'
      order by r.id`);
    const approvals = await ctx.db.rows<{
      id: string;
      record_type: string;
      conditions: RuleConditions;
    }>(sql`
      select r.id, r.record_type, r.conditions from approval_rule r
      where r.workspace_id = ${ctx.actor.workspaceId} and r.deleted_at is null and r.is_on
      order by r.position, r.id`);
    return [
      ...rules.map(
        ({ id, name, record_type, definition }): Reader => ({
          ...{ kind: 'rule', id, name, isSeen },
          reads: readsOfRule(declarationOf, record_type, definition),
        }),
      ),
      ...approvals.map(
        ({ id, record_type, conditions }): Reader => ({
          ...{ kind: 'approval_rule', id, name: record_type, isBuiltIn: true, isSeen: true },
          reads: readsOfApproval(declarationOf, record_type, conditions),
        }),
      ),
    ];
  },
};

function readsOfRule(of: DeclarationOf, type: string, definition: RuleDefinition): FieldRead[] {
  const { when, filter, actions } = definition;
  const named = [
    ...('field' in when ? [when.field] : []),
    ...('fields' in when ? when.fields : []),
    ...actions.flatMap((action) => {
      if (action.kind === 'task') return placesIn(action.subject);
      if (action.kind === 'notify') return placesIn(action.words);
      return action.kind === 'assign' && action.to.kind === 'company_owner' ? ['company_id'] : [];
    }),
  ];
  return [
    ...named.flatMap((path) => readsOfPath(of, type, path)),
    ...(filter ? readsOfFilter(of, type, filter) : []),
  ];
}

function readsOfApproval(
  of: DeclarationOf,
  type: string,
  { discount_over, amount_over, pipeline_ids }: RuleConditions,
): FieldRead[] {
  const fields = of(type)?.fields ?? {};
  const named = [
    ...(discount_over === undefined ? [] : ['lines']),
    ...(amount_over === undefined ? [] : ['amount', 'lines']),
    ...(pipeline_ids?.length ? ['pipeline_id', 'deal_id'] : []),
  ];
  return named.filter((name) => name in fields).map((field) => ({ type, field }));
}
