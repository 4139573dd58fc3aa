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

const QUARTER_HOUR_S = 15 * 60;

interface PasswordSender {
  email: string;
  address: string;
  /** The device, if it has signed in to this account before. */
  device?: string | null;
}

/**
 * Counts a try of a password that `check` then finds wrong, which it tells by throwing; past the
 * limit throws `rate_limited` without a check. Whoever sends it: a key of one's own opens no account.
 * A known device has tries of its own, or a stranger who guesses would lock the account's owner out.
 */
export type PasswordLimit = <T>(sender: PasswordSender, check: () => Promise<T>) => Promise<T>;

export function createPasswordLimit(): PasswordLimit {
  const allow = (points: number) => new RateLimiterMemory({ points, duration: QUARTER_HOUR_S });
  const [byAddress, byBoth, byEmail, byDevice] = [allow(300), allow(10), allow(50), allow(10)];

  function countsOf({ email, address, device }: PasswordSender) {
    const account = email.trim().toLowerCase();
    if (device) return [[byDevice, `${account} ${device}`]] as const;
    const sender = senderOf(address);
    return [
      [byAddress, sender],
      [byBoth, `${account} ${sender}`],
      [byEmail, account],
    ] as const;
  }

  return async (sender, check) => {
    const counts = countsOf(sender);
    // before the check, or many at once would all be let through
    for (const [limiter, key] of counts) await consume(limiter, key);
    const found = await check();
    for (const [limiter, key] of counts) await limiter.reward(key);
    return found;
  };
}

async function consume(limiter: RateLimiterMemory, sender: string): Promise<void> {
  try {
    await limiter.consume(sender);
  } catch (limit) {
    const ms = (limit as { msBeforeNext?: number }).msBeforeNext;
    if (ms === undefined) throw limit;
    const seconds = Math.ceil(ms / 1000);
    throw new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
      retry_after: seconds,
    });
  }
}
