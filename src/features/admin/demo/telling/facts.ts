import type { Contact, Customer, Facts, InstalledPump } from '../making.ts';
import { INDUSTRIES } from '../material/industries.ts';
import { memberOf } from '../material/members.ts';
import { FAMILIES, FAULTS, OBJECTIONS } from '../material/products.ts';
import type { Random } from '../random.ts';
import type { Chapter } from '../stories/chapter.ts';
import { type Day, dayInWords, monthName, weekdayName } from '../time/calendar.ts';
import { actingFor, type Span } from '../time/presence.ts';

const euros = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** Facts that hold through one chapter of a customer. */
export function makeFacts(customer: Customer, chapter: Chapter, random: Random): Facts {
  const { objection, answer } = random.pick(OBJECTIONS);
  const industry = INDUSTRIES[customer.row[2]];
  const quantity = random.pick([1, 1, 2, 2, 3, 4]);
  const wanted = pickPump(industry.families, random);
  const subject =
    chapter.about === 'installed_pump' && customer.installed.length > 0
      ? random.pick(customer.installed)
      : { pump: wanted.pump, serial: makeSerial(random), use: random.pick(industry.uses) };
  const [family] = subject.pump.split(' ');
  const { symptom, cause, fix, part, lesson } = random.pick(
    FAULTS.filter((fault) => !fault.of || fault.of.includes(family!)),
  );
  return {
    ...subject,
    symptom,
    cause,
    fix,
    part,
    lesson,
    objection,
    answer,
    goal: random.pick(industry.goals),
    company: customer.record.name!,
    city: customer.record.city!,
    qty: String(quantity),
    price: `${euros.format(Math.round((wanted.price * quantity) / 10) * 10)} €`,
    offer: `Q-${random.between(24_000, 27_999)}`,
    order: `SO-${random.between(41_000, 58_999)}`,
    competitor: customer.competitor,
    pct: String(random.between(3, 12)),
    weeks: String(random.between(4, 9)),
    n: String(random.between(3, 9)),
    n2: String(random.between(2, 8)),
    hours: String(random.between(2, 6)),
    engineer: 'Declan',
  };
}

function pickPump(families: readonly string[], random: Random): { pump: string; price: number } {
  const name = random.pick(families);
  const family = FAMILIES.find((candidate) => candidate.name === name)!;
  const size = random.between(0, family.sizes.length - 1);
  const spread = 0.92 + random.next() * 0.16;
  return {
    pump: `${family.name} ${family.sizes[size]}`,
    price: family.price * (1 + size * 0.4) * spread,
  };
}

function makeSerial(random: Random): string {
  return `BW${random.between(14, 25)}-${random.between(1000, 9999)}`;
}

/** A pump of ours that has stood there since before the story begins. */
export function makeInstalledPump(customer: Customer, random: Random): InstalledPump {
  const { families, uses } = INDUSTRIES[customer.row[2]];
  return {
    pump: pickPump(families, random).pump,
    serial: makeSerial(random),
    use: random.pick(uses),
  };
}

export interface Occasion {
  customer: Customer;
  contact: Contact;
  day: Day;
  /** The day of what comes next, if anything is agreed. */
  nextDay: Day | null;
  span: Span;
}

/** Facts of one step: with whom, and what day it is. */
export function addOccasion(facts: Facts, occasion: Occasion): Facts {
  const { customer, contact, day, nextDay, span } = occasion;
  const others = customer.contacts.filter((other) => other !== contact && other.since <= day);
  const other = others[day % Math.max(others.length, 1)];
  return {
    ...facts,
    who: contact.record.first_name ?? 'the workshop',
    full: [contact.record.first_name, contact.record.last_name].filter(Boolean).join(' '),
    other: other?.record.first_name ?? 'a colleague',
    seller: memberOf(actingFor(customer.owner, day, span).key).name.split(' ')[0]!,
    month: monthName(day + 40),
    next: nextDay === null ? 'next week' : tellDay(nextDay, day),
  };
}

function tellDay(day: Day, from: Day): string {
  if (day === from) return 'today';
  if (day === from + 1) return 'tomorrow';
  return day - from < 7 ? `on ${weekdayName(day)}` : `on ${dayInWords(day)}`;
}
