import type { Actor } from '../context.ts';

/** A task that runs after the command that enqueued it, retried until it succeeds. */
export interface Job {
  /** `imports.commit`: the feature and what is done. */
  name: string;
  run(payload: Record<string, unknown>, actor: Actor, signal: AbortSignal): Promise<void>;
}
