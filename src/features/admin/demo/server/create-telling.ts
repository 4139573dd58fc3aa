import type { Client } from 'pg';
import type { LoadedEvent } from './demo-ledger.ts';

/** Writes the ledger in the order of time, as far as it is told. */
export function createTelling(client: Client, events: LoadedEvent[]) {
  let waiting = events;
  const told: LoadedEvent[] = [];
  async function tellUpTo(at: number, more: LoadedEvent[]): Promise<void> {
    const all = [...waiting, ...more].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const isNow = (one: LoadedEvent) => Date.parse(one.at) <= at;
    const now = all.filter(isNow);
    waiting = all.filter((one) => !isNow(one));
    if (now.length === 0) return;
    await client.query('select append_ledger($1::jsonb, true)', [JSON.stringify(now)]);
    told.push(...now);
  }
  return { told, tellUpTo };
}
