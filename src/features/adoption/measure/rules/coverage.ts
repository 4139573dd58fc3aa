import { mondayOf } from '../days/clock.ts';
import type { ContactTrace, DayNumber, DayTrace } from '../days/day-trace.ts';
import type { PersonMeasures } from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import { isOnLeave, nextWorkingDay, type PersonCalendar } from './calendar.ts';
import { shareAtLeast } from './chance.ts';

/** A contact that can be judged: its next working day is over. */
export interface JudgedContact extends ContactTrace {
  day: DayNumber;
  onTime: boolean;
}

/** Contacts on leave are nobody's to write down; those of today and yesterday may still be. */
export function judgeContacts(
  days: readonly DayTrace[],
  calendar: PersonCalendar,
  { from, to }: { from: DayNumber; to: DayNumber },
): JudgedContact[] {
  const judged: JudgedContact[] = [];
  for (const { day, contacts } of days) {
    if (day < from || day > to || contacts.length === 0 || isOnLeave(calendar, day)) continue;
    const by = nextWorkingDay(calendar, day);
    if (by >= to) continue;
    for (const contact of contacts) {
      const onTime = contact.traced !== null && day + contact.traced <= by;
      judged.push({ ...contact, day, onTime });
    }
  }
  return judged;
}

export function coverageOf(contacts: readonly JudgedContact[]): PersonMeasures['coverage'] {
  const traced = contacts.filter(({ onTime }) => onTime).length;
  const n = contacts.length;
  return {
    contacts: n,
    traced,
    rate: n === 0 ? null : traced / n,
    probability: n === 0 ? null : reaches(contacts),
  };
}

/**
 * How likely it is that somebody reaches the share in their usual weeks: the weakest of them are left
 * out, as long as most of the contacts remain, and enough to say anything.
 */
function reaches(contacts: readonly JudgedContact[]): number {
  const { spared_weeks, spared_share, contacts_at_least, coverage_share } = THRESHOLDS;
  let { n, traced } = countTraced(contacts);
  const least = Math.max(contacts_at_least, n * (1 - spared_share));
  let spared = 0;
  for (const week of weakestFirst(contacts)) {
    if (spared === spared_weeks) break;
    if (n - week.n < least) continue;
    n -= week.n;
    traced -= week.traced;
    spared += 1;
  }
  return shareAtLeast(coverage_share, traced, n);
}

function weakestFirst(contacts: readonly JudgedContact[]): { n: number; traced: number }[] {
  const weeks = new Map<DayNumber, JudgedContact[]>();
  for (const contact of contacts) {
    const monday = mondayOf(contact.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), contact]);
  }
  return [...weeks.values()]
    .map(countTraced)
    .sort((a, b) => a.traced / a.n - b.traced / b.n || b.n - a.n);
}

function countTraced(contacts: readonly JudgedContact[]): { n: number; traced: number } {
  return { n: contacts.length, traced: contacts.filter(({ onTime }) => onTime).length };
}

export function pullOf(contacts: readonly JudgedContact[]): PersonMeasures['pull'] {
  const looked_up = contacts.filter(({ looked }) => looked).length;
  const n = contacts.length;
  return { contacts: n, looked_up, rate: n === 0 ? null : looked_up / n };
}
