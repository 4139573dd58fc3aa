import {
  createRule,
  noteRehearsal,
  switchOn,
} from '#src/features/admin/automation/server/rule/rule-commands.ts';
import { readRule } from '#src/features/admin/automation/server/rule/rule-queries.ts';
import type { DemoDoors } from '#src/features/admin/demo/server/demo-doors.ts';
import { approveStep } from '#src/features/sales/approval/server/answer/answer-commands.ts';
import { addRule } from '#src/features/sales/approval/server/rule/rule-commands.ts';
import { approvables } from './approvables.ts';

/** What the demo does inside of features that nobody else enters there. */
export const demoDoors: DemoDoors = {
  approve: (ctx, id) => approveStep(ctx, approvables, { id }),
  addApprovalRule: addRule,
  async addAutomation(ctx, types, rule) {
    const id = await createRule(ctx, types, rule);
    // looked at before it is switched on, as everybody has to
    await noteRehearsal(ctx, await readRule(ctx, id));
    await switchOn(ctx, types, id);
  },
};
