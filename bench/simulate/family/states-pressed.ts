import type { Contact } from '../play/desk.ts';
import { isThere } from '../play/presence.ts';
import { DAY, HOUR, instantOf, MINUTE } from '../world/calendar.ts';
import { games } from '../world/causes.ts';
import type { Someone } from './states.ts';

/** What is done because it was ordered, in a week that heeds the order or does not. */
export function actUnderOrder(someone: Someone, week: number, met: readonly Contact[]): void {
  const { kind, member, chance, heed } = someone;
  const { order } = member.team;
  if (kind === 'complier' && order.kind === 'fill') {
    if (games(member.causes)) pretend(someone, week, met);
    else if (chance.is(0.35 + 0.65 * heed)) rush(someone, week, met);
  }
  if (kind === 'padder' && order.kind === 'calls') invent(someone, week, met);
}

/** Begins the later the more it weighs, and stops when the hour has come. */
function rush(
  { member, desk, chance, organisation, heed }: Someone,
  week: number,
  met: readonly Contact[],
): void {
  const { order } = member.team;
  if (order.kind !== 'fill') return;
  const due = organisation.start + week * 7 + order.weekday - 1;
  if (!isThere(member, due)) return;
  const until = instantOf(member.zone, due, order.hour * 60);
  const ahead = Math.min(26, chance.pareto(0.7, 1.4)) * HOUR;
  let at = until - ahead;
  const remembered = met.filter((one) => one.at < at && chance.is(0.45 + 0.5 * heed));
  for (const contact of remembered) {
    at += Math.min(40, chance.pareto(0.8, 1.3)) * MINUTE;
    // what does not fit before the hour is left for next time, or for never
    if (at > until + 2 * HOUR) break;
    desk.write(at, contact, { little: chance.is(0.8), kind: 'call', when: contact.at });
  }
  const old = chance.poisson(1.5);
  for (let nr = 0; nr < old; nr++)
    desk.tidy(Math.min(until, at) + nr * 2 * MINUTE, chance.pick(member.customers), 'closes_on');
}

/** Serves what is counted, by what the team says is counted; in fits and starts. */
function pretend(
  { member, desk, chance, organisation, heed }: Someone,
  week: number,
  met: readonly Contact[],
): void {
  const first = organisation.start + week * 7;
  const fit = Math.min(1, chance.gamma(2, 0.32 * heed));
  for (let day = first; day < first + 7; day++) {
    if (!isThere(member, day)) continue;
    const begin = instantOf(member.zone, day, member.begins);
    let at = begin + chance.between(5, 60) * MINUTE;
    for (let nr = chance.poisson(4 * fit); nr > 0; nr--) {
      at += chance.pareto(3, 1.5) * 1000;
      desk.look(at, chance.pick(member.customers));
    }
    for (const contact of met.filter(
      (one) => one.at < begin + 9 * HOUR && one.at > begin - 3 * DAY,
    )) {
      if (!chance.is(0.24 * fit)) continue;
      const when = Math.max(contact.at + 5 * MINUTE, begin + chance.between(0, 8.5) * HOUR);
      desk.write(when, contact, { little: true, kind: 'call', when: contact.at });
    }
    if (chance.is(0.2 * fit)) {
      const made = begin + chance.between(1, 6) * HOUR;
      desk.keep(
        made + chance.pareto(2, 1) * MINUTE,
        desk.promise(made, chance.pick(member.customers), chance.whole(0, 2)),
        false,
      );
    }
  }
}

/** Counts that come to what is asked, some days far more, in two or three goes. */
function invent(
  { member, desk, chance, organisation, heed }: Someone,
  week: number,
  met: readonly Contact[],
): void {
  const { order } = member.team;
  if (order.kind !== 'calls') return;
  const first = organisation.start + week * 7;
  for (let day = first; day < first + 7; day++) {
    if (!isThere(member, day)) continue;
    const begin = instantOf(member.zone, day, member.begins);
    const end = instantOf(member.zone, day, member.ends);
    const wanted = Math.min(30, chance.poisson(chance.gamma(9, (order.a_day * heed) / 9)));
    const real = met.filter((one) => one.at > begin && one.at < end && chance.is(0.5));
    const goes = chance.whole(1, 3);
    const starts = Array.from({ length: goes }, () => chance.between(begin + HOUR, end));
    for (let nr = 0; nr < wanted; nr++) {
      const start = starts[nr % goes]! + nr * chance.lognormal(45, 0.5) * 1000;
      const contact = real[nr];
      if (contact) {
        const at = Math.max(start, contact.at + MINUTE);
        desk.write(at, contact, { little: true, kind: 'call', when: contact.at });
        continue;
      }
      const customer = chance.pick(member.customers);
      const about = {
        customer,
        person_id: chance.pick(customer.person_ids),
        activity_id: null,
        heard: 0,
      };
      desk.write(start, about, {
        little: true,
        kind: 'call',
        when: start - chance.exponential(90) * MINUTE,
      });
    }
  }
}
