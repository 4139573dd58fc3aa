/** What a message is about: `deal.created`, `deal.*`, or `*` for everything. */
export function wants(events: readonly string[], verb: string): boolean {
  const [type] = verb.split('.');
  return events.some((event) => event === '*' || event === verb || event === `${type}.*`);
}

/** Pauses between attempts; with the last of them a day has passed. */
const PAUSES_MS = [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 28_800_000, 28_800_000];
const JITTER = 0.2;

/** How long to wait after so many failed attempts; null: no more. `chance` is from 0 to 1. */
export function pauseAfter(attempts: number, chance: number): number | null {
  const pause = PAUSES_MS[attempts - 1];
  return pause === undefined ? null : Math.round(pause * (1 + JITTER * (2 * chance - 1)));
}

/** An address that fails for so long is switched off. */
export const FAILING_DAYS = 5;
/** So many messages wait for one address at most. */
export const MOST_WAITING = 10_000;
/** A secret that was replaced signs along for so long. */
export const OLD_SECRET_HOURS = 24;
