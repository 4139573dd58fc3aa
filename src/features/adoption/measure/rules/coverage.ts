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
    probability: n === 0 ? null : shareAtLeast(THRESHOLDS.coverage_share, traced, n),
  };
}

export function pullOf(contacts: readonly JudgedContact[]): PersonMeasures['pull'] {
  const looked_up = contacts.filter(({ looked }) => looked).length;
  const n = contacts.length;
  return { contacts: n, looked_up, rate: n === 0 ? null : looked_up / n };
}
