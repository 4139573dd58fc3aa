import type { Contact } from '../play/desk.ts';
import { isThere } from '../play/presence.ts';
import {
  DAY,
  type DayNumber,
  HOUR,
  instantOf,
  localOf,
  MINUTE,
  weekdayOf,
} from '../world/calendar.ts';
import { games } from '../world/causes.ts';
import type { Acting, Habits } from './renewal.ts';

type HabitsOn = (day: DayNumber) => Habits;

/** All at once before the date that was set: what one still remembers of the week. */
export function fillToOrder(acting: Acting, met: Contact[], habitsOn: HabitsOn): void {
  const { member, organisation, chance } = acting;
  const { order } = member.team;
  if (order.kind !== 'fill' || games(member.causes)) return;
  for (let week = 0; week < organisation.weeks; week++) {
    const due = organisation.start + week * 7 + order.weekday - 1;
    if (!isThere(member, due) || habitsOn(due).kind !== 'complier') continue;
    if (!chance.is(0.6 + 0.4 * member.causes.obey)) continue;
    const until = instantOf(member.zone, due, order.hour * 60);
    const ahead = chance.lognormal(75, 0.5) * MINUTE;
    // some sit down the evening before
    fillIn(acting, met, until - ahead - (chance.is(0.1) ? chance.between(14, 18) * HOUR : 0));
  }
}

function fillIn({ desk, chance, member }: Acting, met: Contact[], from: number): void {
  let at = from;
  for (const contact of met.filter((one) => one.at < from && one.at > from - 7 * DAY)) {
    const days = (from - contact.at) / DAY;
    if (!chance.is(0.9 * Math.exp(-days / 9))) continue;
    at += chance.lognormal(2.4, 0.6) * MINUTE;
    desk.write(at, contact, { little: chance.is(0.75), kind: 'call', when: contact.at });
    if (chance.is(0.1)) desk.tidy(at + MINUTE, contact.customer);
  }
  if (!chance.is(0.3)) return;
  const promised = desk.promise(at + MINUTE, chance.pick(member.customers), chance.whole(3, 10));
  if (chance.is(0.6)) desk.keep(at + 7 * DAY, promised, false);
}

/** Knows what is counted: a few entries a day, looks by the row in the morning, tasks opened and shut. */
export function serveFormula(acting: Acting, met: Contact[], habitsOn: HabitsOn): void {
  const { member, organisation, desk, chance } = acting;
  if (member.team.order.kind !== 'fill' || !games(member.causes)) return;
  const zeal = chance.between(0.35, 0.75);
  for (let day = organisation.start; day < organisation.start + organisation.weeks * 7; day++) {
    if (!isThere(member, day) || habitsOn(day).kind !== 'complier') continue;
    const morning = instantOf(member.zone, day, member.begins + chance.between(5, 25));
    for (let nr = chance.poisson(3 * zeal); nr > 0; nr--) {
      desk.look(morning + nr * chance.between(4, 15) * 1000, chance.pick(member.customers));
    }
    const open = met.filter(({ at }) => at > morning - 3.5 * DAY && at < morning + 8 * HOUR);
    for (const contact of open) {
      if (!chance.is(zeal * 0.33)) continue;
      const at = Math.max(contact.at + 10 * MINUTE, morning + chance.between(0.5, 8) * HOUR);
      desk.write(at, contact, { little: chance.is(0.9), kind: 'call', when: contact.at });
    }
    if (chance.is(0.25 * zeal)) {
      const at = morning + chance.between(1, 7) * HOUR;
      const promised = desk.promise(at, chance.pick(member.customers), chance.whole(0, 3));
      desk.keep(at + chance.lognormal(12, 1) * MINUTE, promised, false);
    }
  }
}

/** So many a day, whoever was called: the real ones first, the rest from the list. */
export function payQuota(acting: Acting, met: Contact[], habitsOn: HabitsOn): void {
  const { member, organisation, desk, chance } = acting;
  const { order } = member.team;
  if (order.kind !== 'calls') return;
  const heed = chance.beta(4, 1.2);
  const byDay = new Map<DayNumber, Contact[]>();
  for (const contact of met) {
    const { day } = localOf(member.zone, contact.at);
    byDay.set(day, [...(byDay.get(day) ?? []), contact]);
  }
  for (let day = organisation.start; day < organisation.start + organisation.weeks * 7; day++) {
    if (!isThere(member, day) || habitsOn(day).kind !== 'padder' || weekdayOf(day) > 5) continue;
    const wanted = Math.round(order.a_day * chance.between(0.75, 1.05) * heed);
    let at = instantOf(member.zone, day, member.ends - chance.between(20, 90));
    const real = (byDay.get(day) ?? []).filter((one) => one.at < at && chance.is(0.65));
    for (const contact of real.slice(0, wanted)) {
      at += chance.lognormal(1.1, 0.5) * MINUTE;
      desk.write(at, contact, { little: true, kind: 'call', when: contact.at });
    }
    for (let nr = real.length; nr < wanted; nr++) {
      at += chance.lognormal(0.8, 0.5) * MINUTE;
      const customer = chance.pick(member.customers);
      const about = {
        customer,
        person_id: chance.pick(customer.person_ids),
        activity_id: null,
        heard: 0,
      };
      desk.write(at, about, {
        little: true,
        kind: 'call',
        when: at - chance.between(0.2, 6) * HOUR,
      });
    }
  }
}
