import {
  type GatheredLedger,
  gatherLedger,
  measureGathered,
} from '#src/features/adoption/measure/measure-ledger.ts';
import type { Measure, Saying } from './scoring/judge-organisation.ts';
import { SIGNS } from './scoring/judged.ts';
import { type DayNumber, dayText } from './world/calendar.ts';

/** Asks the product's own rules, of which nothing else is known here. */
export const measured: Measure = (lines) => sayOf(gatherLedger(lines).gathered);

export function sayOf(gathered: GatheredLedger): (on: DayNumber) => Saying {
  return (on) => {
    const { members } = measureGathered(gathered, dayText(on));
    return {
      people: new Map(
        members.map(({ member_id, measures, score }) => {
          const { verdict, missing, drop } = measures;
          const signs = SIGNS.filter((sign) => missing.includes(sign));
          return [member_id, { member_id, verdict, score, signs, dropped: drop !== null }];
        }),
      ),
      leaders: new Map(members.map(({ member_id, leader }) => [member_id, leader?.use ?? null])),
    };
  };
}
