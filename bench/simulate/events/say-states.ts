import { existsSync } from 'node:fs';
import {
  type GatheredLedger,
  gatherEvents,
} from '#src/features/adoption/measure/measure-ledger.ts';
import { sayOf } from '../measured.ts';
import type { Said } from '../scoring/judged.ts';
import { DAY, type DayNumber } from '../world/calendar.ts';
import { type Broken, readEach, readEvents } from './read-events.ts';
import { readLinesOf } from './read-lines.ts';

/** What the product would say of everyone in a ledger that was made elsewhere. */
export function sayStates(path: string, on?: DayNumber): { people: Said[]; broken: Broken[] } {
  if (!existsSync(path)) throw new Error(`There is no file ${path}. Give the path of a ledger.`);
  const { broken, last, isInOrder } = lookThrough(path);
  if (last === null) return { people: [], broken };
  // the day after the last event, so that all of it counts
  const day = on ?? Math.floor(Date.parse(last) / DAY) + 1;
  const { people } = sayOf(gather(path, isInOrder))(day);
  return {
    people: [...people.values()].map(({ member_id, verdict, score, signs }) => ({
      ...{ member_id, verdict, score, signs },
    })),
    broken,
  };
}

/** Of a ledger in order no event is kept, however long it is. */
function gather(path: string, isInOrder: boolean): GatheredLedger {
  const lines = readLinesOf(path);
  return gatherEvents(isInOrder ? readEach(lines, []) : readEvents(lines).events);
}

function lookThrough(path: string): { broken: Broken[]; last: string | null; isInOrder: boolean } {
  const broken: Broken[] = [];
  let last: string | null = null;
  let isInOrder = true;
  for (const { at } of readEach(readLinesOf(path), broken)) {
    if (last !== null && at < last) isInOrder = false;
    else last = at;
  }
  return { broken, last, isInOrder };
}
