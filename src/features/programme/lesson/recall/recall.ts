import { addDays } from '#src/lib/days.ts';

/** Days after learning on which it is to be done once more, without looking. */
export const RECALLS = [3, 7, 30] as const;

export interface Recall {
  learnt_on: string;
  /** How many were passed. */
  passed: number;
  next_on: string | null;
  /** When the lesson was last read again. */
  read_on: string | null;
  /** Recalls for which it had to be read again. */
  helped: number;
}

export function beginRecall(learnt_on: string): Recall {
  const next_on = addDays(learnt_on, RECALLS[0]);
  return { learnt_on, passed: 0, next_on, read_on: null, helped: 0 };
}

/**
 * From which day doing it counts: from the day it is due, and never on the day on which the lesson was
 * read again, as that would not be unaided. Null: nothing is left to recall, or it is not due yet.
 */
export function countsFrom({ next_on, read_on }: Recall, today: string): string | null {
  if (next_on === null || next_on > today) return null;
  const afterReading = read_on === null ? next_on : addDays(read_on, 1);
  const from = afterReading > next_on ? afterReading : next_on;
  return from <= today ? from : null;
}

/** It was done unaided on live work: on to the next one, never earlier than three days from now. */
export function passRecall(recall: Recall, today: string): Recall {
  const passed = recall.passed + 1;
  const days = RECALLS[passed];
  if (days === undefined) return { ...recall, passed, next_on: null };
  const planned = addDays(recall.learnt_on, days);
  const soonest = addDays(today, RECALLS[0]);
  return { ...recall, passed, next_on: laterOf(planned, soonest) };
}

function laterOf(one: string, other: string): string {
  return [one, other].sort()[1]!;
}

/** Reading it again is fine; it only counts as help while a recall is due. */
export function readAgain(recall: Recall, today: string): Recall {
  const isDue = recall.next_on !== null && recall.next_on <= today;
  if (!isDue || recall.read_on === today) return recall;
  const isFirst = recall.read_on === null || recall.read_on < recall.next_on!;
  return { ...recall, read_on: today, helped: recall.helped + (isFirst ? 1 : 0) };
}
