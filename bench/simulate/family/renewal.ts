import { Chance } from '../chance.ts';
import type { Deed } from '../play/deed.ts';
import { type Channel, type Contact, Desk, type Promised } from '../play/desk.ts';
import { atWorkFrom, beginOf, endOf, workingDays } from '../play/presence.ts';
import {
  DAY,
  type DayNumber,
  HOUR,
  instantOf,
  localOf,
  MINUTE,
  mondayOf,
} from '../world/calendar.ts';
import type { Kind } from '../world/causes.ts';
import type { Customer, Member, Organisation } from '../world/organisation.ts';
import { fallenBy, kindAfterFall, kindAtFirst } from '../world/truth.ts';
import { fillToOrder, payQuota, serveFormula } from './renewal-pressed.ts';

const CHANNELS: readonly (readonly [Channel | 'unseen', number])[] = [
  ['mail', 0.44],
  ['call', 0.36],
  ['meeting', 0.11],
  ['order', 0.05],
  ['case', 0.04],
];

/** What one draws once for oneself, and keeps. */
export interface Habits {
  kind: Kind;
  traces: number;
  looks: number;
  promises: number;
  keeps: number;
  tidies: number;
  /** Minutes until one writes, by the median. */
  lag: number;
}

export interface Acting {
  desk: Desk;
  chance: Chance;
  member: Member;
  organisation: Organisation;
}

/**
 * Family A: each person is a clock that runs by itself. Contacts come after gaps, answers after lags;
 * nothing is planned, and no week knows of the one before.
 */
export function playRenewals(organisation: Organisation, deeds: Deed[]): void {
  for (const member of organisation.members) {
    const chance = new Chance(`renewal ${organisation.seed} ${member.id}`);
    const office = organisation.administrator.id;
    const desk = new Desk({ deeds, chance: chance.fork('desk'), member, office });
    live({ desk, chance, member, organisation });
  }
}

function live(acting: Acting): void {
  const { member, organisation, chance } = acting;
  const before = drawHabits(chance.fork('before'), member, kindAtFirst(member));
  const after = drawHabits(chance.fork('after'), member, kindAfterFall(member));
  const habitsOn = (day: DayNumber) =>
    chance.is(fallenBy(member, organisation.start, day)) ? after : before;
  const contacts = meetAll(acting);
  for (const { contact, isSeen } of contacts) {
    react(acting, { contact, isSeen, habits: habitsOn(localOf(member.zone, contact.at).day) });
  }
  const met = contacts.map(({ contact }) => contact);
  fillToOrder(acting, met, habitsOn);
  serveFormula(acting, met, habitsOn);
  payQuota(acting, met, habitsOn);
  tidyUp(acting, habitsOn);
}

function drawHabits(chance: Chance, { causes, odd }: Member, kind: Kind): Habits {
  const { want, can } = causes;
  const drive = want * can;
  const base = { kind, lag: chance.lognormal(9, 0.5) * (odd.has('slow_typist') ? 2 : 1) };
  switch (kind) {
    case 'adopter':
      return {
        ...base,
        traces: chance.beta(8 + 24 * drive, 2.6),
        looks: chance.beta(3 + 7 * drive, 6.5),
        promises: chance.between(0.15, 0.4),
        keeps: chance.beta(6 + 16 * drive, 2.2),
        tidies: chance.between(0.08, 0.3),
      };
    case 'struggler':
      return {
        ...base,
        traces: chance.beta(3, 6),
        looks: chance.beta(3, 8),
        promises: 0.15,
        keeps: 0.35,
        tidies: 0.06,
      };
    case 'complier':
    case 'padder':
      return {
        ...base,
        traces: chance.beta(1, 14),
        looks: chance.beta(1, 16),
        promises: 0.02,
        keeps: 0.3,
        tidies: 0.02,
      };
    case 'ranger':
      return {
        ...base,
        traces: chance.beta(1, 22),
        looks: chance.beta(1.2, 25),
        promises: 0.01,
        keeps: 0.3,
        tidies: 0.01,
      };
    case 'away':
      return {
        ...base,
        traces: chance.beta(1, 40),
        looks: chance.beta(1, 40),
        promises: 0.005,
        keeps: 0.2,
        tidies: 0,
      };
  }
}

/** Gaps between contacts, in hours of work; some come in clusters, some like a beat. */
function meetAll({
  desk,
  chance,
  member,
  organisation,
}: Acting): { contact: Contact; isSeen: boolean }[] {
  const met: { contact: Contact; isSeen: boolean }[] = [];
  const days = workingDays(member, organisation);
  const aDay = member.contacts_a_week / Math.max(1, member.weekdays.length);
  const mean = (member.ends - member.begins) / (aDay * (1 + member.unseen));
  const shape = chance.between(0.6, 2.6);
  const isHeavy = chance.is(0.35);
  const gap = () =>
    isHeavy ? chance.lognormal(mean * 0.72, 0.8) : chance.gamma(shape, mean / shape);
  let left = gap();
  for (const day of days) {
    const length = (endOf(member, day) - beginOf(member, day)) / MINUTE;
    for (; left < length; left += gap()) {
      const at = beginOf(member, day) + left * MINUTE;
      const customer = chance.pickSkewed(member.customers);
      if (chance.is(member.unseen)) {
        const person_id = chance.pick(customer.person_ids);
        met.push({
          contact: { at, customer, person_id, channel: 'meeting', activity_id: null, heard: 0 },
          isSeen: false,
        });
      } else {
        met.push({
          contact: desk.meet(at, customer, chance.weighted(CHANNELS) as Channel),
          isSeen: true,
        });
      }
    }
    left -= length;
  }
  return met;
}

function react(acting: Acting, given: { contact: Contact; isSeen: boolean; habits: Habits }): void {
  const { desk, chance, member } = acting;
  const { contact, isSeen, habits } = given;
  if (chance.is(habits.looks)) {
    desk.look(contact.at - Math.min(chance.lognormal(14, 1.1), 900) * MINUTE, contact.customer);
  }
  const at = chance.is(habits.traces) ? whenWritten(acting, contact.at, habits) : null;
  if (at !== null) {
    const kind = isSeen ? 'note' : 'visit';
    const id = desk.write(at, contact, { kind, when: contact.at });
    const isWrong = habits.kind === 'struggler' && contact.activity_id !== id && chance.is(0.3);
    if (isWrong) desk.discard(at + chance.lognormal(15, 1) * MINUTE, 'activity', id);
    if (chance.is(habits.tidies))
      desk.tidy(at + chance.lognormal(2, 0.5) * MINUTE, contact.customer);
  }
  if (chance.is(habits.promises)) {
    const promised = desk.promise(
      (at ?? contact.at) + 2 * MINUTE,
      contact.customer,
      chance.lognormal(6, 0.6),
    );
    settle(acting, promised, habits);
  }
  if (member.odd.has('planned_exporter') && chance.is(0.02)) {
    desk.takeOut(atWorkFrom(member, contact.at + HOUR) ?? contact.at);
  }
}

function whenWritten({ chance, member }: Acting, at: number, habits: Habits): number | null {
  const { day } = localOf(member.zone, at);
  if (member.odd.has('evening') && habits.kind === 'adopter' && chance.is(0.75)) {
    return instantOf(member.zone, day, chance.between(19.5 * 60, 22.5 * 60));
  }
  if (habits.kind === 'struggler') return atWorkFrom(member, at + chance.lognormal(1.6, 0.9) * DAY);
  const share = chance.next();
  if (share < 0.74) return at + chance.lognormal(habits.lag, 1) * MINUTE;
  if (share < 0.92)
    return Math.max(at + 5 * MINUTE, endOf(member, day) - chance.between(1, 45) * MINUTE);
  return atWorkFrom(member, at + 14 * HOUR, chance.between(5, 60));
}

/** In time, put off beforehand, late, or never. */
function settle(acting: Acting, promised: Promised, habits: Habits): void {
  const { desk, chance, member } = acting;
  const inTime = chance.is(habits.keeps);
  const isMoved = !inTime && habits.kind === 'adopter' && chance.is(0.5);
  if (!(inTime || isMoved) && chance.is(0.6)) return;
  const late = inTime ? -chance.between(0, 1.5) : chance.lognormal(5, 0.8);
  const wanted = (promised.due + Math.ceil(late)) * DAY + 8 * HOUR;
  const from = Math.max(promised.made + 20 * MINUTE, wanted);
  const at = atWorkFrom(member, from, chance.between(10, 200));
  if (at === null) return;
  const told = isMoved ? atWorkFrom(member, promised.due * DAY + 9 * HOUR) : null;
  if (told !== null && told < at && told > promised.made) {
    desk.postpone(told, promised, localOf(member.zone, at).day);
  }
  keepPromise(acting, { at, promised, habits });
}

/** A promise is mostly kept by writing or calling; who only ticks it off has nothing to show. */
function keepPromise(
  { desk, chance }: Acting,
  { at, promised, habits }: { at: number; promised: Promised; habits: Habits },
): void {
  const isMeant = habits.kind === 'adopter' || habits.kind === 'struggler';
  if (chance.is(isMeant ? 0.8 : 0.25)) {
    if (chance.is(habits.looks))
      desk.look(at - chance.lognormal(10, 1) * MINUTE, promised.customer);
    desk.meet(at, promised.customer, chance.is(0.6) ? 'mail' : 'call');
  }
  const withWords = chance.is(habits.kind === 'adopter' ? 0.7 : 0.15);
  desk.keep(at + chance.lognormal(6, 0.8) * MINUTE, promised, withWords);
}

/** Deals brought up to date: by the tidy ones on Friday noon, besides what they write as it comes. */
function tidyUp(
  { desk, chance, member, organisation }: Acting,
  habitsOn: (day: DayNumber) => Habits,
): void {
  for (const day of workingDays(member, organisation)) {
    const isFriday = day - mondayOf(day) === 4;
    if (!isFriday || !member.odd.has('friday_tidier') || habitsOn(day).kind !== 'adopter') continue;
    let at = instantOf(member.zone, day, chance.between(11 * 60, 13 * 60));
    const open: Customer[] = [
      ...new Set(Array.from({ length: chance.whole(4, 14) }, () => chance.pick(member.customers))),
    ];
    for (const customer of open) {
      at += chance.lognormal(2.5, 0.6) * MINUTE;
      desk.tidy(at, customer);
    }
  }
}
