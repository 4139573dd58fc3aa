import type { Contact, Customer, Making } from '../making.ts';
import { type MemberKey, memberOf } from '../material/members.ts';
import type { Random } from '../random.ts';
import { type Day, instantAt } from '../time/calendar.ts';
import { actingFor, firstDayOf, isPresent } from '../time/presence.ts';
import type { Deed, Doing } from './deed.ts';

const MINUTE_MS = 60_000;

/** What the plans of selling and serving read, and the deeds that they add to. */
export interface Planning {
  making: Making;
  customers: Customer[];
  deeds: Deed[];
}

/** The last day up to that one on which the member was at work. */
export function presentDay({ making }: Planning, key: MemberKey, day: Day): Day {
  const { span } = making;
  const member = memberOf(key);
  const first = firstDayOf(member, span) + 1;
  let on = Math.min(day, span.today - 1);
  while (on > first && !isPresent(member, on, span)) on--;
  return Math.max(on, first);
}

/** A moment of that working day, in ms since 1970. */
export function momentOn(planning: Planning, key: MemberKey, on: { day: Day; random: Random }) {
  const day = presentDay(planning, key, on.day);
  const minute = on.random.between(8 * 60 + 30, 16 * 60 + 30);
  return instantAt(day, minute, memberOf(key).time_zone) + on.random.between(0, 59_999);
}

/** Who of sales looks after the customer on that day. */
export function sellerOf({ making }: Planning, customer: Customer, day: Day): MemberKey {
  return actingFor(customer.owner, day, making.span).key;
}

export function does(planning: Planning, deed: Omit<Deed, 'via' | 'doing'>, doing: Doing): void {
  const via = doing.do === 'move_deal' || doing.do === 'make_deal' ? 'capture' : 'web';
  planning.deeds.push({ ...deed, via, doing });
}

/** Some minutes later, yet before the day that is looked at begins. */
export function later({ making }: Planning, at: number, minutes: number): number {
  const end = making.span.today * 86_400_000 - MINUTE_MS;
  return Math.min(at + minutes * MINUTE_MS, end);
}

/** Contacts whom everyone sees, known by then and still there. */
export function contactsOf({ contacts }: Customer, day: Day): Contact[] {
  return contacts.filter(
    ({ record, since }) =>
      since < day && record.visibility === 'workspace' && record.deleted_at === null,
  );
}

/** Customers whom everyone sees, known by then, with somebody to speak with. */
export function customersOn({ customers }: Planning, day: Day): Customer[] {
  return customers.filter(
    (one) =>
      one.since < day - 1 &&
      one.record.visibility === 'workspace' &&
      one.record.deleted_at === null &&
      contactsOf(one, day).length > 0,
  );
}
