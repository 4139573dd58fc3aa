import { sql } from 'kysely';
import { beside } from '../beside-the-ledger.ts';
import type { Database } from '../db/database.ts';
import { senderOf } from '../http/client-address.ts';
import { tooMany } from '../http/rate-limit.ts';
import { hashToken } from './token.ts';

const writeTries = beside('tally', 'directory.password_try');

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

/** How many tries there are within a quarter of an hour, on all servers together. */
const MOST = { address: 300, both: 10, email: 50, device: 10 };

interface Count {
  key: string;
  most: number;
}

function countsOf({ email, address, device }: PasswordSender): Count[] {
  const account = email.trim().toLowerCase();
  const sender = senderOf(address);
  const tries = device
    ? ([['device', `${account} ${device}`]] as const)
    : ([
        ['address', sender],
        ['both', `${account} ${sender}`],
        ['email', account],
      ] as const);
  return tries.map(([by, whose]) => ({ key: hashToken(`${by} ${whose}`), most: MOST[by] }));
}

export function createPasswordLimit(database: Database): PasswordLimit {
  return async (sender, check) => {
    const counts = countsOf(sender);
    // before the check, or many at once would all be let through; none is counted behind one that is full
    for (const one of counts) await count(database, one);
    const found = await check();
    for (const { key } of counts) await giveBack(database, key);
    return found;
  };
}

async function count(database: Database, { key, most }: Count): Promise<void> {
  const [now] = await writeTries(database, null, (db) =>
    db.rows<{ tries: number; seconds: number }>(sql`
      insert into directory.password_try as t (sender_hash, tries, ends_at)
      values (${key}, 1, now() + interval '15 minutes')
      on conflict (sender_hash) do update set
        tries = case when t.ends_at <= now() then 1 else t.tries + 1 end,
        ends_at = case when t.ends_at <= now() then excluded.ends_at else t.ends_at end
      returning tries, ceil(extract(epoch from ends_at - now()))::integer as seconds`),
  );
  if (now!.tries > most) throw tooMany(now!.seconds);
}

async function giveBack(database: Database, key: string): Promise<void> {
  await writeTries(database, null, (db) =>
    db.rows(sql`
      update directory.password_try t set tries = t.tries - 1
      where t.sender_hash = ${key} and t.tries > 0`),
  );
}
