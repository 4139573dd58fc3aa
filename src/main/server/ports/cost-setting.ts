import { rehearseRule } from '#src/features/admin/automation/server/rehearse/rehearse-rule.ts';
import { readRule } from '#src/features/admin/automation/server/rule/rule-queries.ts';
import type { CostSetting } from '#src/features/programme/plan/server/impact/predict.ts';
import { recordTypes } from '../record-types.ts';
import { approvables } from './approvables.ts';

/** By what it is weighed what a change takes of people. */
export const costSetting: CostSetting = {
  types: recordTypes,
  approvables,
  rehearse: async (ctx, id) => rehearseRule(ctx, recordTypes, await readRule(ctx, id)),
};
