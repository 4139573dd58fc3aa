import { type Day, dateOf, dayOf, weekdayOf } from './calendar.ts';

const WEEKS = 14;

/** The Monday on which the programme began. */
export function beginOf(today: Day): Day {
  return today - weekdayOf(today) + 1 - 7 * WEEKS;
}

/** The first of the month of its beginning: from then on offers and promises are followed up in time. */
export function turnOf(today: Day): Day {
  return dayOf(`${dateOf(beginOf(today)).slice(0, 7)}-01`);
}

/** A Monday of the month before, on which a first few worked with it: three whole months lie behind. */
export function firstTriedOn(today: Day): Day {
  const late = turnOf(today) - 8;
  return late - weekdayOf(late) + 1;
}
