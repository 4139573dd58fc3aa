import type { Chance } from '../chance.ts';
import type { Channel, Contact } from '../play/desk.ts';
import { atWorkFrom, beginOf, endOf, isThere } from '../play/presence.ts';
import { DAY, type DayNumber, HOUR, instantOf, localOf, MINUTE } from '../world/calendar.ts';
import { heldBack, type Someone, type State } from './states.ts';

/** What shows of a state, as logits: written down, looked up before, promised, kept. */
const SHOWS: Record<State, { write: number; look: number; promise: number; keep: number }> = {
  deep: { write: 2.7, look: 0.5, promise: -0.9, keep: 2.2 },
  light: { write: 1.4, look: -0.5, promise: -1.6, keep: 1.5 },
  swamped: { write: 0.1, look: -1.3, promise: -2.2, keep: 0.3 },
  dry: { write: -3.4, look: -3.7, promise: -4, keep: -1 },
};

/** One week: customers come by the handful, and each is met as the week's state has it. */
export function liveWeek(someone: Someone, week: number): Contact[] {
  const { member, chance, organisation, desk } = someone;
  const first = organisation.start + week * 7;
  const days = Array.from({ length: 7 }, (_, at) => first + at).filter((day) =>
    isThere(member, day),
  );
  if (days.length === 0) return [];
  const share = days.length / Math.max(1, member.weekdays.length);
  const wanted =
    member.contacts_a_week * share * (1 + member.unseen) * season(first) * swell(chance);
  const times = drawTimes(someone, days, chance.poisson(Math.min(70, wanted)));
  const met: Contact[] = [];
  for (const { at, customer } of times) {
    const show = SHOWS[someone.state];
    if (chance.is(logistic(show.look + someone.bent))) {
      desk.look(at - Math.min(20 * HOUR, chance.pareto(0.5, 0.7) * MINUTE), customer);
    }
    const isSeen = !chance.is(member.unseen);
    const person_id = chance.pick(customer.person_ids);
    const contact: Contact = isSeen
      ? desk.meet(at, customer, channelOf(chance))
      : { at, customer, person_id, channel: 'meeting', activity_id: null, heard: 0 };
    met.push(contact);
    const held = heldBack(someone.kind, member.causes.can);
    if (chance.is(logistic(show.write + someone.bent - held))) writeDown(someone, contact, isSeen);
    if (chance.is(logistic(show.promise))) promise(someone, contact);
  }
  tidyOnFriday(someone, days.at(-1)!, first + 4);
  if (member.odd.has('planned_exporter') && week % 4 === member.id.charCodeAt(30) % 4) {
    desk.takeOut(instantOf(member.zone, days[0]!, member.begins + 40));
  }
  return met;
}

/** Quiet summers and Christmas, and a rush before a quarter ends. */
function season(day: DayNumber): number {
  const of = new Date(day * DAY);
  const month = of.getUTCMonth();
  const isQuarterEnd = month % 3 === 2 && of.getUTCDate() > 12;
  return (
    (month === 7 ? 0.6 : month === 11 && of.getUTCDate() > 18 ? 0.5 : 1) * (isQuarterEnd ? 1.35 : 1)
  );
}

function swell(chance: Chance): number {
  return Math.min(3.5, 0.55 * chance.pareto(1, 2.2));
}

/** Each that comes by itself brings some after it, with the same customer, within hours or days. */
function drawTimes({ member, chance }: Someone, days: readonly DayNumber[], count: number) {
  const times: { at: number; customer: Someone['member']['customers'][number] }[] = [];
  while (times.length < count) {
    const day = chance.pick(days);
    const customer = chance.pickSkewed(member.customers);
    const at = chance.between(beginOf(member, day), endOf(member, day));
    times.push({ at, customer });
    const after = Math.min(6, Math.floor(chance.pareto(1, 1.6)) - 1);
    for (let nr = 0, next = at; nr < after && times.length < count; nr++) {
      next += chance.exponential(5) * HOUR;
      const { day: on } = localOf(member.zone, next);
      if (days.includes(on) && next > beginOf(member, on) && next < endOf(member, on))
        times.push({ at: next, customer });
    }
  }
  return times.sort((a, b) => a.at - b.at);
}

function channelOf(chance: Chance): Channel {
  return chance.weighted<Channel>([
    ['mail', 5],
    ['call', 3.4],
    ['meeting', 1.2],
    ['order', 0.5],
    ['case', 0.6],
  ]);
}

function writeDown(someone: Someone, contact: Contact, isSeen: boolean): void {
  const { member, chance, desk, kind } = someone;
  const { day } = localOf(member.zone, contact.at);
  const isEvening = member.odd.has('evening') && kind === 'adopter' && chance.is(0.8);
  const slow = kind === 'struggler' ? 40 : someone.state === 'swamped' ? 5 : 1;
  const lag = chance.pareto(1.5, 0.75) * MINUTE * slow;
  const free = isEvening
    ? instantOf(member.zone, day, chance.between(19 * 60, 23 * 60))
    : contact.at + Math.min(lag, 9 * DAY);
  // what is not done by night is done at work
  const at = lag < 3 * HOUR || isEvening ? free : atWorkFrom(member, free, chance.between(0, 90));
  if (at === null) return;
  const id = desk.write(at, contact, { kind: isSeen ? 'note' : 'visit', when: contact.at });
  if (kind === 'struggler' && id !== contact.activity_id && chance.is(0.3)) {
    desk.discard(at + chance.pareto(2, 1) * MINUTE, 'activity', id);
  }
  if (chance.is(0.16)) desk.tidy(at + chance.between(1, 5) * MINUTE, contact.customer);
}

function promise({ desk, chance, member, state, kind }: Someone, contact: Contact): void {
  const promised = desk.promise(
    contact.at + 9 * MINUTE,
    contact.customer,
    Math.min(45, chance.pareto(2, 1.3)),
  );
  const { keep } = SHOWS[state];
  const isKept = chance.is(logistic(keep));
  if (!isKept && chance.is(0.5)) return;
  const late = isKept ? -chance.between(0, 1.5) : Math.min(50, chance.pareto(1, 1));
  const at = atWorkFrom(
    member,
    Math.max(contact.at + HOUR, (promised.due + Math.ceil(late)) * DAY + 8 * HOUR),
    chance.between(0, 240),
  );
  if (at === null) return;
  if (chance.is(kind === 'adopter' || kind === 'struggler' ? 0.75 : 0.2)) {
    desk.meet(at, contact.customer, channelOf(chance));
  }
  desk.keep(at + chance.pareto(2, 1) * MINUTE, promised, chance.is(kind === 'adopter' ? 0.7 : 0.2));
}

function tidyOnFriday(
  { desk, chance, member, kind, state }: Someone,
  last: DayNumber,
  friday: DayNumber,
): void {
  if (!member.odd.has('friday_tidier') || kind !== 'adopter' || last !== friday || state === 'dry')
    return;
  let at = instantOf(member.zone, friday, chance.between(660, 780));
  for (let nr = Math.min(25, Math.floor(chance.pareto(4, 1.5))); nr > 0; nr--) {
    at += chance.lognormal(2, 0.7) * MINUTE;
    desk.tidy(at, chance.pick(member.customers));
  }
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
