import { afterAll, beforeAll, beforeEach } from 'vitest';

type Step = () => Promise<unknown>;

/**
 * `begin` before the first journey of a file and `end` after its last; a journey that is attempted
 * once more begins anew as well, since what the first attempt left would be in its way. So none may
 * need what another of the file has made.
 */
export function beginEachAttempt(begin: Step, end: Step): void {
  beforeAll(begin);
  afterAll(end);
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    await end();
    await begin();
  });
}
