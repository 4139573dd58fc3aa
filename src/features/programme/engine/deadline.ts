import { addWeeks, type Day } from '#src/lib/days.ts';
import type { Playbook } from './playbook.ts';

export interface CheckedDeadline {
  isPossible: boolean;
  /** Earlier is impossible, whoever wants it. */
  soonest_on: Day;
  /** What it takes when each stage takes its time. */
  usual_on: Day;
  /** Weeks that cannot be saved, and where. */
  needs: { stage: string; least_weeks: number }[];
}

/** Holds a promised day against the least that the stages take. */
export function checkDeadline(
  { stages, deadline_gate }: Playbook,
  { begins_on, ends_on }: { begins_on: Day; ends_on: Day },
): CheckedDeadline {
  const last = stages.findIndex(({ leaves_by }) => leaves_by === deadline_gate);
  const counted = stages.slice(0, last + 1);
  const least = counted.reduce((sum, { least_weeks }) => sum + least_weeks, 0);
  const usual = counted.reduce((sum, one) => sum + (one.most_weeks ?? one.least_weeks), 0);
  const soonest = addWeeks(begins_on, least);
  return {
    isPossible: ends_on >= soonest,
    soonest_on: soonest,
    usual_on: addWeeks(begins_on, usual),
    needs: counted
      .filter(({ least_weeks }) => least_weeks > 0)
      .map(({ name, least_weeks }) => ({ stage: name, least_weeks })),
  };
}
