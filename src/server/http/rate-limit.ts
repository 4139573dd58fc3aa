import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor } from '../context.ts';
import { senderOf } from './client-address.ts';

/** Requests that nobody has signed in for, such as tries of a password, are fewer. */
const ANONYMOUS_SHARE = 0.05;

/** How much one sender may ask; both throw `rate_limited` past it. */
export interface RateLimit {
  /** Counts a request by the member, else by address. */
  countRequest(actor: Actor | null, address: string): Promise<void>;
  /** Looks up whose a key or cookie is; counted by address, unless it is somebody's. */
  countLookUp<T>(address: string, find: () => Promise<T | null>): Promise<T | null>;
}

/** 0 counts nothing. */
export function createRateLimit(perMinute: number): RateLimit {
  if (perMinute === 0) {
    return { countRequest: async () => {}, countLookUp: (_, find) => find() };
  }
  const members = new RateLimiterMemory({ points: perMinute, duration: 60 });
  const lookUps = new RateLimiterMemory({ points: perMinute, duration: 60 });
  const strangers = new RateLimiterMemory({
    points: Math.ceil(perMinute * ANONYMOUS_SHARE),
    duration: 60,
  });
  return {
    countRequest: (actor, address) =>
      actor ? consume(members, actor.memberId) : consume(strangers, senderOf(address)),
    async countLookUp(address, find) {
      const sender = senderOf(address);
      await consume(lookUps, sender);
      const found = await find();
      if (found) await lookUps.reward(sender);
      return found;
    },
  };
}

/** Counts what a sender does within a minute; `require` throws past the limit, and counts nothing. */
export function createSenderLimit(perMinute: number) {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return {
    count: (sender: string) => consume(limiter, sender),
    /** What was counted before it was known to be right. */
    async giveBack(sender: string): Promise<void> {
      await limiter.reward(sender);
    },
    async require(sender: string): Promise<void> {
      const known = await limiter.get(sender);
      if (known && known.remainingPoints <= 0) await consume(limiter, sender);
    },
  };
}

async function consume(limiter: RateLimiterMemory, sender: string): Promise<void> {
  try {
    await limiter.consume(sender);
  } catch (limit) {
    const ms = (limit as { msBeforeNext?: number }).msBeforeNext;
    if (ms === undefined) throw limit;
    throw tooMany(Math.ceil(ms / 1000));
  }
}

export function tooMany(seconds: number): AppError {
  return new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
    retry_after: seconds,
  });
}
