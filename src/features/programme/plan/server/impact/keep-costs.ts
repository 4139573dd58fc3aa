import { sql } from 'kysely';
import type { createField, updateField } from '#src/features/admin/fields/fields-api.ts';
import type { createRule } from '#src/features/sales/approval/approval-rule-api.ts';
import type { HandlerInput } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import { command, Reply, type Route } from '#src/server/http/route.ts';
import type { ShippedChange } from '../../impact-api.ts';
import { type CostSetting, predictCost } from './predict.ts';

interface Shipped {
  record_type: 'custom_field' | 'approval_rule' | 'automation_rule';
  id: string;
  what: string;
  change: ShippedChange;
}

type Made = {
  id: string;
  name: string;
  label: string;
  record_type: string;
  kind: string;
  required: boolean;
};
type ToChange = (input: never, made: Made) => Shipped | null;

const SHIPS: Record<string, ToChange> = {
  'POST /api/v1/custom-fields': (_input: HandlerInput<typeof createField>, made) =>
    fieldShipped(made),
  'PATCH /api/v1/custom-fields/{id}': ({ body }: HandlerInput<typeof updateField>, made) =>
    body.required ? fieldShipped(made) : null,
  'POST /api/v1/approval-rules': ({ body }: HandlerInput<typeof createRule>, made) => ({
    ...{ record_type: 'approval_rule', id: made.id, what: body.record_type },
    change: { kind: 'approval', rule: body },
  }),
  // a rule ships when it is switched on, not when it is written
  'POST /api/v1/automation-rules/{id}/switch-on': (_input: never, { id, name, record_type }) => ({
    ...{ record_type: 'automation_rule', id, what: name || record_type },
    change: { kind: 'automation', rule_id: id },
  }),
};

function fieldShipped({ id, label, record_type, kind, required }: Made): Shipped {
  const field_kind = kind as Extract<ShippedChange, { kind: 'field' }>['field_kind'];
  return {
    ...{ record_type: 'custom_field', id, what: label },
    change: { kind: 'field', record_type, field_kind, required },
  };
}

/** Keeps with each change that ships what it is thought to take of people, whoever made it and how. */
export function keepCosts(routes: readonly Route[], setting: CostSetting): Route[] {
  return routes.map((route) => {
    const toChange = SHIPS[route.endpoint.route];
    if (!toChange || route.kind !== 'command') return route;
    const { handle, via } = route;
    const kept = command(
      route.endpoint,
      async (ctx, input) => {
        const answer = await handle(ctx, input as never);
        const made = (answer instanceof Reply ? answer.body : answer) as Made;
        const shipped = toChange(input as never, made);
        if (shipped) await keepCost(ctx, setting, shipped);
        return answer;
      },
      via && { via },
    );
    return { ...route, ...kept };
  });
}

async function keepCost(ctx: WriteContext, setting: CostSetting, shipped: Shipped): Promise<void> {
  const { record_type, id: recordId, what, change } = shipped;
  const predicted = await predictCost(ctx, setting, change);
  const id = newId();
  await ctx.db.rows(sql`
    insert into change_cost (workspace_id, id, record_type, record_id, what, change, predicted,
      shipped_by, shipped_at)
    values (${ctx.actor.workspaceId}, ${id}, ${record_type}, ${recordId}, ${what},
      ${JSON.stringify(change)}::jsonb, ${JSON.stringify(predicted)}::jsonb,
      ${ctx.actor.memberId}, ${ctx.now().toISOString()})`);
  ctx.emit({
    ...{ verb: 'change_cost.created', type: 'change_cost', id },
    changes: { what: [null, what], minutes: [null, predicted.minutes] },
  });
}
