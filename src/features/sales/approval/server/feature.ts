import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, partOf, Reply, read } from '#src/server/http/route.ts';
import * as api from '../approval-api.ts';
import * as ruleApi from '../approval-rule-api.ts';
import {
  approveStep,
  delegateStep,
  rejectApproval,
  remindApprover,
  withdrawApproval,
} from './answer/answer-commands.ts';
import { keepEscalating } from './answer/sweep.ts';
import { approvalUndo } from './answer/undo-approval.ts';
import type { Approvables } from './approvable-type.ts';
import { countWaiting, getApproval, listApprovals, listDelegates } from './approval-queries.ts';
import { checkNeed } from './check-need.ts';
import { addRule, changeRule } from './rule/rule-commands.ts';
import { listRules } from './rule/rule-queries.ts';
import { createTellJob } from './tell/tell-job.ts';

const ok = { ok: true };

/** What needs approval, who gives it, and that nothing waits for nobody. */
export function approvalFeature(
  services: Services,
  { approvables, types }: { approvables: Approvables; types: RecordTypes },
): UndoingFeature {
  return {
    jobs: [createTellJob(services, approvables)],
    routes: [
      read(api.listApprovals, async (ctx, { query }) => ({
        items: await listApprovals(ctx, approvables, query),
      })),
      read(api.countApprovals, countWaiting),
      read(api.checkApproval, (ctx, { query }) => checkNeed(ctx, approvables, query)),
      read(api.listDelegates, async (ctx) => ({ items: await listDelegates(ctx) })),
      read(api.readApproval, (ctx, { params }) => getApproval(ctx, approvables, params.id)),
      command(api.approve, async (ctx, { params, body }) => {
        await approveStep(ctx, approvables, { ...params, ...body });
        return getApproval(ctx, approvables, params.id);
      }),
      command(api.reject, async (ctx, { params, body }) => {
        await rejectApproval(ctx, approvables, { ...params, ...body });
        return getApproval(ctx, approvables, params.id);
      }),
      command(api.withdraw, async (ctx, { params }) => {
        await withdrawApproval(ctx, approvables, params.id);
        return ok;
      }),
      command(api.delegate, async (ctx, { params, body }) => {
        await delegateStep(ctx, { id: params.id, memberId: body.member_id });
        return ok;
      }),
      command(api.remind, async (ctx, { params }) => {
        await remindApprover(ctx, params.id);
        return ok;
      }),
      ...ruleRoutes(),
    ],
    undo: approvalUndo(types),
    begin: () => keepEscalating(services),
  };
}

function ruleRoutes() {
  return partOf('approvals', [
    read(ruleApi.listRules, async (ctx) => ({ items: await listRules(ctx) })),
    command(
      ruleApi.createRule,
      async (ctx, { body }) => new Reply(await addRule(ctx, body), { status: 201 }),
    ),
    command(ruleApi.updateRule, (ctx, { params, body }) =>
      changeRule(ctx, { id: params.id, patch: body }),
    ),
    command(ruleApi.deleteRule, async (ctx, { params }) => {
      const patch = { deleted_at: ctx.now().toISOString() };
      await changeRule(ctx, { id: params.id, patch, verb: 'removed' });
      return ok;
    }),
  ]);
}
