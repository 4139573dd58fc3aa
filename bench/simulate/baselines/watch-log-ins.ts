import type { LedgerLine } from '../play/deed.ts';
import { DAY, type DayNumber } from '../world/calendar.ts';

const WEEKS = 4;
const FALLEN_TO = 0.7;
const OWN = new Set(['web', 'capture']);

/** "Log-ins −30 %": the Mondays after which somebody came that much less than in the weeks before. */
export function watchLogIns(
  lines: readonly LedgerLine[],
  mondays: readonly DayNumber[],
): Map<string, DayNumber[]> {
  const days = new Map<string, Set<DayNumber>>();
  for (const { at, actor_id, via } of lines) {
    if (actor_id === null || !OWN.has(via)) continue;
    const own = days.get(actor_id) ?? new Set<DayNumber>();
    days.set(actor_id, own.add(Math.floor(Date.parse(at) / DAY)));
  }
  return new Map(
    [...days].map(([id, own]) => {
      const count = (from: DayNumber, to: DayNumber) =>
        [...own].filter((day) => day >= from && day < to).length;
      const said = mondays.filter((day) => {
        const recent = count(day - 7 * WEEKS, day);
        const before = count(day - 14 * WEEKS, day - 7 * WEEKS);
        return before > 0 && recent <= FALLEN_TO * before;
      });
      return [id, said] as const;
    }),
  );
}
