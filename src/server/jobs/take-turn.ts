import { readActor } from '../auth/authenticate.ts';
import type { Logger } from '../log/logger.ts';
import type { Machinery } from '../run-command.ts';
import type { Job } from './job.ts';

/** One of the times that the queue calls a job. */
export interface Turn {
  payload: unknown;
  /** From 1; one that ended with its process has counted too. */
  attempt: number;
  maxAttempts: number;
  signal: AbortSignal;
}

/**
 * Runs the job in its member's name, with the rights of now. The last of its attempts is kept for
 * giving up: the one before it may end with its process, and then nobody else would notice.
 */
export async function takeTurn(
  { machinery, log }: { machinery: Machinery; log: Logger },
  job: Job,
  { payload, attempt, maxAttempts, signal }: Turn,
): Promise<void> {
  const given = payload as Record<string, unknown> & { workspaceId: string; memberId: string };
  const actor = await readActor(machinery.database, given, 'automation');
  // whoever was dismissed meanwhile has nothing done in their name
  if (!actor) return job.onGivenUp?.(given, null);
  if (attempt < maxAttempts) {
    try {
      return await job.run(given, actor, signal);
    } catch (error) {
      if (attempt < maxAttempts - 1 || signal.aborted) throw error;
      log.error({ err: error, job: job.name }, 'a job was given up');
    }
  }
  await job.onGivenUp?.(given, actor);
}
