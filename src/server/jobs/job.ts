import type { Actor } from '../context.ts';

/** A task that runs after the command that enqueued it, retried until it succeeds or is given up. */
export interface Job {
  /** `imports.commit`: the feature and what is done. */
  name: string;
  /** May take minutes. Such jobs have a lane of their own, so that no reminder waits behind a list. */
  isLong?: boolean;
  run(payload: Record<string, unknown>, actor: Actor, signal: AbortSignal): Promise<void>;
  /**
   * Called when nobody will try again, so that what waits for the job's end does not wait for good.
   * Null: the member has been dismissed; `payload` has their `workspaceId` and `memberId` all the same.
   */
  onGivenUp?(payload: Record<string, unknown>, actor: Actor | null): Promise<void>;
}
