import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor } from '../context.ts';

/** Requests that nobody has signed in for, such as tries of a password, are fewer. */
const ANONYMOUS_SHARE = 0.05;

/** Counts requests by the member, else by address; 0 counts nothing. */
export function createRateLimit(perMinute: number) {
  if (perMinute === 0) return async () => {};
  const members = new RateLimiterMemory({ points: perMinute, duration: 60 });
  const strangers = new RateLimiterMemory({
    points: Math.ceil(perMinute * ANONYMOUS_SHARE),
    duration: 60,
  });
  return async (actor: Actor | null, address: string): Promise<void> => {
    try {
      await (actor ? members.consume(actor.memberId) : strangers.consume(address));
    } catch (limit) {
      const ms = (limit as { msBeforeNext?: number }).msBeforeNext;
      if (ms === undefined) throw limit;
      const seconds = Math.ceil(ms / 1000);
      throw new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
        retry_after: seconds,
      });
    }
  };
}
