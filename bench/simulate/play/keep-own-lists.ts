import { Chance } from '../chance.ts';
import { instantOf, MINUTE } from '../world/calendar.ts';
import type { Organisation } from '../world/organisation.ts';
import { fallenBy, kindAfterFall, kindAtFirst } from '../world/truth.ts';
import type { Deed } from './deed.ts';
import { Desk } from './desk.ts';
import { isThere } from './presence.ts';

/** Who sells well without it keeps a list of their own, and some bring it back before it is asked for. */
export function keepOwnLists(organisation: Organisation, deeds: Deed[]): void {
  const { seed, family, administrator } = organisation;
  for (const member of organisation.members) {
    const chance = new Chance(`lists ${family} ${seed} ${member.id}`);
    const desk = new Desk({ deeds, chance: chance.fork('desk'), member, office: administrator.id });
    if (chance.is(0.5)) keepList(organisation, desk, chance);
  }
}

function keepList({ start, weeks }: Organisation, desk: Desk, chance: Chance): void {
  const { member } = desk;
  for (let week = 2; week < weeks - 2; week += chance.whole(3, 6)) {
    const day = start + week * 7 + chance.whole(0, 4);
    const kind = fallenBy(member, start, day) > 0 ? kindAfterFall(member) : kindAtFirst(member);
    const back = day + chance.whole(2, 12);
    if (kind !== 'ranger' || !isThere(member, day)) continue;
    desk.takeOut(instantOf(member.zone, day, member.begins + 30));
    const filled = member.customers.filter(() => chance.is(0.4));
    if (!isThere(member, back) || filled.length === 0 || chance.is(0.4)) continue;
    desk.bringIn(instantOf(member.zone, back, member.begins + 50) + MINUTE, filled);
  }
}
