import { addRecord } from './chronicle.ts';
import type { Contact, Customer, Facts, Making } from './making.ts';
import { type DemoMember, MEMBERS, memberOf } from './material/members.ts';
import { ON_REST_DAYS, PROMISES, type PromiseRow, UNDATED } from './material/promises.ts';
import { createRandom, type Random } from './random.ts';
import { EVERYDAY } from './stories/everyday.ts';
import { addOccasion, makeFacts } from './telling/facts.ts';
import { say } from './telling/phrase.ts';
import { type Day, dateOf, instantAt, isWorkday, weekdayOf } from './time/calendar.ts';
import { chooseMoment } from './time/choose-moment.ts';
import { actingFor, isOnLeave } from './time/presence.ts';

/** Minutes of the day at which appointments begin. */
const SLOTS: readonly number[] = [510, 570, 630, 690, 810, 870, 930, 990];

interface Desk {
  member: DemoMember;
  /** Whom it may be about: first the own, then those of the team. */
  own: Customer[];
  near: Customer[];
  /** Ids of the people with whom somebody has been in contact. */
  met: Set<string | null>;
  random: Random;
  /** `day minute` of the member's appointments. */
  taken: Set<string>;
}

/** Gives every member something to do around today, on any day that the demo is looked at. */
export function addOpenTasks(making: Making, customers: Customer[]): void {
  const { span } = making;
  for (const member of MEMBERS) {
    const desk = openDesk(making, member, customers);
    const wanted = isOnLeave(member, span.today, span)
      ? [3, 6].map((after): Wanted => untimed(span.today - member.leave!.since + after))
      : wantAroundToday(span.today, desk.random);
    for (const task of wanted) addTask(making, desk, task);
  }
}

function wantAroundToday(today: Day, random: Random): Wanted[] {
  const overdue = [1, 2, 4, 9].filter((ago) => ago === 2 || random.chance(0.75));
  const meetings = [today, today + 1].flatMap((day) =>
    Array.from({ length: isWorkday(day, []) ? 3 : 1 }, (): Wanted => ({ due: day, from: 'timed' })),
  );
  return [
    ...overdue.map((ago) => untimed(weekdayBack(today - ago))),
    untimed(today),
    untimed(today),
    ...meetings,
    ...[1, 2, 3, 5, 6].map((ahead) => untimed(today + ahead)),
    untimed(null),
  ];
}

function untimed(due: Day | null): Wanted {
  return { due, from: 'untimed' };
}

function openDesk(making: Making, member: DemoMember, customers: Customer[]): Desk {
  const { span, chronicle } = making;
  const spoken = customers.filter(
    ({ contacts, since }) => contacts.length > 0 && since < span.today - 30,
  );
  const own = spoken.filter(({ owner }) => actingFor(owner, span.today, span) === member);
  const isSeller = member.team === 'north' || member.team === 'south';
  const near = spoken.filter(
    ({ owner, tier }) =>
      tier === 'A' && owner !== member.key && (!isSeller || memberOf(owner).team === member.team),
  );
  const dates = chronicle.records.task
    .filter(
      (task) => task.owner === member.key && task.due_at && task.due_on! >= dateOf(span.today),
    )
    .map((task) => `${task.due_at}`);
  return {
    member,
    own,
    near,
    met: new Set(chronicle.records.activity.map(({ person_id }) => person_id)),
    random: createRandom(chronicle.seed, `open ${member.key} ${span.today}`),
    taken: new Set(dates),
  };
}

/** That day, or the last before it that is no weekend. */
function weekdayBack(day: Day): Day {
  return weekdayOf(day) > 5 ? day - (weekdayOf(day) - 5) : day;
}

interface Wanted {
  due: Day | null;
  from: 'timed' | 'untimed';
}

function addTask(making: Making, desk: Desk, { due, from }: Wanted): void {
  const { member, random } = desk;
  const { span } = making;
  const choice = desk.own.length > 0 ? desk.own : desk.near;
  const customer = choice.splice(random.between(0, choice.length - 1), 1)[0]!;
  const contacts = customer.contacts.filter(({ since }) => since < span.today - 20);
  const met = contacts.filter(({ record }) => desk.met.has(record.id));
  const contact = random.pick(met.length > 0 ? met : contacts);
  const rows = rowsFor(member, { due, from });
  const [kind, subject] = random.pick(rows);
  const facts = factsFor(making, { customer, contact, random });
  const latest = Math.min(due ?? span.today, span.today) - 1;
  const origin = {
    at: chooseMoment(member, { from: latest - 9, to: latest - 3, span, random }),
    actor: member.key,
    via: 'web' as const,
  };
  addRecord(making.chronicle, 'task', {
    origin,
    owner: member.key,
    visibility: contact.record.visibility,
    values: {
      subject: say(subject, facts, random),
      due_on: due === null ? null : dateOf(due),
      due_at: from === 'timed' && due !== null ? chooseSlot(desk, due) : null,
      kind,
      person_id: contact.record.id,
      company_id: customer.record.id,
      done_at: null,
      note: null,
    },
  });
}

function rowsFor(member: DemoMember, { due, from }: Wanted): readonly PromiseRow[] {
  if (due === null) return UNDATED;
  return (isWorkday(due, [member.country]) ? PROMISES[member.team] : ON_REST_DAYS)[from];
}

function factsFor(
  making: Making,
  { customer, contact, random }: { customer: Customer; contact: Contact; random: Random },
): Facts {
  const facts = customer.latest ?? makeFacts(customer, EVERYDAY[0]!, random);
  const { span } = making;
  return addOccasion(facts, { customer, contact, day: span.today, nextDay: null, span });
}

/** A beginning at which the member has nothing else. */
function chooseSlot({ member, random, taken }: Desk, day: Day): string {
  const free = SLOTS.map((minute) =>
    new Date(instantAt(day, minute, member.time_zone)).toISOString(),
  ).filter((slot) => !taken.has(slot));
  const slot = random.pick(free);
  taken.add(slot);
  return slot;
}
