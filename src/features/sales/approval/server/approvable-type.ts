import type { ReadContext, WriteContext } from '#src/server/context.ts';
import type { ApprovalFacts, ApprovalSummary } from '../approval.ts';

export type Outcome = 'approved' | 'rejected' | 'withdrawn';

/**
 * What approvals need of a record type; given where the features are put together
 * (src/main/server/ports/approvables.ts), so that approvals know no feature that asks for them.
 */
export interface Approvable {
  /** What the rules look at, of a record that the actor sees; null if there is none. */
  factsOf(ctx: ReadContext, id: string): Promise<ApprovalFacts | null>;
  /**
   * For the card of whoever decides. It is shown to the approver whether or not they see the record,
   * so it reads by id alone within `ctx.actor.workspaceId`, without `visible`. Records in the bin or
   * gone are left out.
   */
  summarise(
    ctx: ReadContext,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, ApprovalSummary>>;
  /**
   * Brings the record to what the outcome means, in the approver's command: the ledger says that
   * they did it, while `ctx.actor` sees the record whoever owns it. For a quote: approved makes it
   * `ready`, rejected and withdrawn make it a `draft` again. It refuses nothing for want of rights.
   */
  settle(ctx: WriteContext, settled: { id: string; outcome: Outcome }): Promise<void>;
}

/** By record type. */
export type Approvables = ReadonlyMap<string, Approvable>;
