import { existsSync } from 'node:fs';
import { measured } from '../measured.ts';
import type { Said } from '../scoring/judged.ts';
import { DAY, type DayNumber } from '../world/calendar.ts';
import { type Broken, readEvents } from './read-events.ts';
import { readLinesOf } from './read-lines.ts';

/** What the product would say of everyone in a ledger that was made elsewhere. */
export function sayStates(path: string, on?: DayNumber): { people: Said[]; broken: Broken[] } {
  if (!existsSync(path)) throw new Error(`There is no file ${path}. Give the path of a ledger.`);
  const { events, broken } = readEvents(readLinesOf(path));
  const last = events.at(-1);
  if (!last) return { people: [], broken };
  // the day after the last event, so that all of it counts
  const day = on ?? Math.floor(Date.parse(last.at) / DAY) + 1;
  const { people } = measured(events)(day);
  return {
    people: [...people.values()].map(({ member_id, verdict, score, signs }) => ({
      ...{ member_id, verdict, score, signs },
    })),
    broken,
  };
}
