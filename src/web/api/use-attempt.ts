import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { showToast } from '../shell/toast-store.ts';
import { ApiProblem, type ProblemCode, sayProblem } from './api-problem.ts';
import { renewTypes } from './query-client.ts';

/** Refusals that come of what is no longer as it was read. */
const OUTDATED: readonly ProblemCode[] = ['stale', 'conflict', 'not_found'];

/**
 * Does something and reads anew the answers about these types (`renewTypes`). What stands in the way
 * is said at the foot of the page.
 */
export function useAttempt(renews: readonly string[]) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);

  /** What the work gave; undefined if it was refused. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true);
    try {
      const done = await work();
      await renewTypes(client, new Set(renews));
      return done;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      tellRefusal(client, error, renews);
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  /** Whether it was done, for work that gives nothing. */
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    const done = await attempt(async () => {
      await work();
      return true;
    });
    return done ?? false;
  }

  return { attempt, act, isBusy };
}

/** Says why something was not done, and reads anew what has changed meanwhile. */
export function tellRefusal(client: QueryClient, error: Error, renews: readonly string[]): void {
  const isOutdated = error instanceof ApiProblem && OUTDATED.includes(error.code);
  if (isOutdated) void renewTypes(client, new Set(renews));
  showToast(sayProblem(error), { tone: 'bad' });
}
