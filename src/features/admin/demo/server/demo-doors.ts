import type { RuleDefinition } from '#src/features/admin/automation/automation.ts';
import type { RuleStep } from '#src/features/sales/approval/approval.ts';
import type { RuleConditions } from '#src/features/sales/approval/approval-rule.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { ProgrammeDoors } from './programme/programme-doors.ts';

/** Commands of features that are entered where all is put together, and given from there. */
export interface DemoDoors {
  approve(ctx: WriteContext, approvalId: string): Promise<unknown>;
  addApprovalRule(
    ctx: WriteContext,
    rule: { record_type: string; conditions: RuleConditions; steps: RuleStep[] },
  ): Promise<unknown>;
  addAutomation(
    ctx: WriteContext,
    types: RecordTypes,
    rule: RuleDefinition & { name: string; record_type: string },
  ): Promise<string>;
  /** Looks at what it would have done, as everybody has to, and switches it on. */
  switchOnAutomation(ctx: WriteContext, types: RecordTypes, id: string): Promise<unknown>;
  /** Opens a meeting on its dashboard as of a day, looks behind a figure, keeps one decision by these tiles; gives the next. */
  holdMeeting(
    ctx: WriteContext,
    id: string,
    decided: {
      what: string;
      reason: string;
      owner_id: string;
      due_on: string;
      by: readonly string[];
      as_of: string;
    },
  ): Promise<string | null>;
  /** Says in public what a leader will do. */
  promise(ctx: WriteContext, given: { what: string; due_on: string }): Promise<string>;
  programme: ProgrammeDoors;
}
