import type { DayNumber, DayTrace } from '../days/day-trace.ts';
import type { LeaderMeasures } from '../measures.ts';

interface Held {
  on: DayNumber | null;
  opened: boolean;
  drilled: boolean;
  decided: boolean;
  gone: boolean;
}

/**
 * L: the share of due meetings in which the live dashboard was opened, looked behind, and a decision
 * was kept; one in which it was opened for only one of the two counts half. Less the reports that were
 * asked for besides.
 */
export function leaderMeasures(
  memberId: string,
  days: readonly DayTrace[],
  { from, to }: { from: DayNumber; to: DayNumber },
): LeaderMeasures {
  const due = [...heldUntil(days, to).values()].filter(
    ({ on, gone }) => !gone && on !== null && on >= from && on < to,
  );
  const count = (is: (held: Held) => boolean) => due.filter(is).length;
  const used = due.reduce(
    (sum, { opened, drilled, decided }) =>
      sum + (opened ? (Number(drilled) + Number(decided)) / 2 : 0),
    0,
  );
  const asked_outside = days
    .filter(({ day }) => day >= from && day <= to)
    .reduce((sum, { reports_exported }) => sum + reports_exported, 0);
  return {
    member_id: memberId,
    due: due.length,
    opened: count(({ opened }) => opened),
    drilled: count(({ drilled }) => drilled),
    decided: count(({ decided }) => decided),
    asked_outside,
    use: due.length === 0 ? null : Math.max(0, used - asked_outside) / due.length,
  };
}

function heldUntil(days: readonly DayTrace[], to: DayNumber): Map<string, Held> {
  const known = new Map<string, Held>();
  for (const { day, meetings } of days) {
    if (day > to) break;
    for (const { id, what, on } of meetings) {
      const one = known.get(id) ?? {
        ...{ on: null, opened: false, drilled: false, decided: false, gone: false },
      };
      known.set(id, {
        on: on ?? one.on ?? (what === 'opened' ? day : null),
        opened: one.opened || what === 'opened',
        drilled: one.drilled || what === 'drilled',
        decided: one.decided || what === 'decided',
        gone: what === 'gone' || (one.gone && what !== 'planned'),
      });
    }
  }
  return known;
}
