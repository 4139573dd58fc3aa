import { measured } from '../measured.ts';
import type { LedgerLine } from '../play/deed.ts';
import { type Proportion, proportion } from '../scoring/proportion.ts';
import type { DayNumber } from '../world/calendar.ts';

export interface Paths {
  /** People whom both ledgers say the same of: verdict, signs, and score to a hundredth. */
  same: Proportion;
  different: { member_id: string; told: unknown; played: unknown }[];
}

const CLOSE = 0.01;

/** Whether the ledger that the product kept says the same of people as the one that was told at once. */
export function comparePaths(
  told: readonly LedgerLine[],
  played: readonly LedgerLine[],
  given: { on: DayNumber; members: readonly string[] },
): Paths {
  const [a, b] = [told, played].map((lines) => measured(lines)(given.on).people);
  const different = given.members
    .map((member_id) => ({ member_id, told: a!.get(member_id), played: b!.get(member_id) }))
    .filter(({ told: one, played: other }) => {
      if (!one || !other) return one !== other;
      return (
        one.verdict !== other.verdict ||
        Math.abs(one.score - other.score) > CLOSE ||
        one.signs.join() !== other.signs.join()
      );
    });
  const count = given.members.length;
  return { same: proportion(count - different.length, count), different };
}
