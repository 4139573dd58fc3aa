import type { CommitmentTrace, DayNumber, DayTrace } from '../days/day-trace.ts';
import type { PersonMeasures } from '../measures.ts';

/** A promise as it stands on a day. */
export interface Commitment {
  made: DayNumber;
  due: DayNumber;
  /** When it was closed; null: open. */
  done: DayNumber | null;
  shown: boolean;
  /** It was moved when its day had passed already. */
  slipped: boolean;
}

/** What became of all that was promised, as far as it is known at the end of `to`. */
export function listCommitments(days: readonly DayTrace[], to: DayNumber): Commitment[] {
  const known = new Map<string, Commitment>();
  for (const { day, commitments } of days) {
    if (day > to) break;
    for (const trace of commitments) {
      const next = follow(known.get(trace.id), trace, day);
      if (next) known.set(trace.id, next);
      else known.delete(trace.id);
    }
  }
  return [...known.values()];
}

function follow(
  known: Commitment | undefined,
  { what, due, shown }: CommitmentTrace,
  day: DayNumber,
): Commitment | undefined {
  if (what === 'gone') return undefined;
  if (what === 'made' || !known) {
    const isPromise = what === 'made' && due != null;
    return isPromise ? { made: day, due, done: null, shown: false, slipped: false } : known;
  }
  if (what === 'done') return { ...known, done: day, shown: shown ?? false };
  if (what === 'reopened') return { ...known, done: null, shown: false };
  if (due == null || known.done !== null) return known;
  return { ...known, due, slipped: known.slipped || day > known.due };
}

/**
 * The share kept on time, by Kaplan and Meier: each promise runs from being made (0) to its due day
 * (1). It is kept where it is closed by then with something to show; one whose day is still to come
 * is under observation for as much of its time as has passed; all others were not kept.
 */
export function followThroughOf(
  commitments: readonly Commitment[],
  { from, to }: { from: DayNumber; to: DayNumber },
): PersonMeasures['follow_through'] {
  const meant = commitments.filter(({ due }) => due >= from);
  const kept: number[] = [];
  const leftAt: number[] = [];
  let late = 0;
  let open = 0;
  for (const one of meant) {
    const length = Math.max(1, one.due - one.made);
    if (isKept(one)) kept.push(Math.min(1, Math.max(0, one.done! - one.made) / length));
    else if (one.done === null && one.due >= to && !one.slipped) {
      open += 1;
      leftAt.push(Math.max(0, to - one.made) / length);
    } else {
      late += 1;
      leftAt.push(Infinity);
    }
  }
  return {
    made: meant.length,
    kept: kept.length,
    late,
    open,
    rate: kept.length + late === 0 ? null : 1 - stillOpen(kept, leftAt),
  };
}

function isKept({ done, due, shown, slipped }: Commitment): boolean {
  return done !== null && done <= due && shown && !slipped;
}

function stillOpen(kept: readonly number[], leftAt: readonly number[]): number {
  let share = 1;
  for (const time of [...new Set(kept)].sort((a, b) => a - b)) {
    const atRisk =
      kept.filter((one) => one >= time).length + leftAt.filter((one) => one >= time).length;
    share *= 1 - kept.filter((one) => one === time).length / atRisk;
  }
  return share;
}
