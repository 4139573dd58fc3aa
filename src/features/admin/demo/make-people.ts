import { addRecord, type Origin } from './chronicle.ts';
import type { DemoPerson } from './demo.ts';
import type { Customer, Making } from './making.ts';
import { ABOUT_PERSON, PERSON_TAGS } from './material/about.ts';
import { CAST, type CastRow } from './material/cast.ts';
import { COUNTRIES } from './material/cities.ts';
import type { Tier } from './material/company-list.ts';
import { NAMES } from './material/names.ts';
import { INDUSTRY_TITLES, JOB_TITLES, type Role } from './material/roles.ts';
import { createRandom, type Random } from './random.ts';
import { say, toSlug } from './telling/phrase.ts';
import { clockAt, type Day, dateOf, instantAt } from './time/calendar.ts';
import { actingFor, nextPresent, ownerOn } from './time/presence.ts';

const HEADCOUNT: Record<Tier, readonly [number, number]> = {
  A: [4, 6],
  B: [3, 4],
  C: [2, 3],
  D: [1, 2],
  P: [1, 2],
  none: [0, 0],
};
const ROLES_IN_TURN: readonly Role[] = ['buyer', 'tech', 'boss', 'tech', 'buyer', 'tech'];

/** Fills each customer's `contacts`, the cast first. */
export function makePeople(making: Making, customers: Customer[]): void {
  const taken = new Set(CAST.map(({ first, last }) => `${first} ${last}`));
  for (const customer of customers) {
    const cast = CAST.filter((row) => row.at === customer.row[0]);
    for (const row of cast) addContact(making, customer, row);
    const random = createRandom(making.chronicle.seed, `people ${customer.key}`);
    const [least, most] = HEADCOUNT[customer.tier];
    const missing = random.between(least, most) - cast.length;
    for (let i = 0; i < missing; i++) {
      const has = (role: Role) => customer.contacts.some((contact) => contact.role === role);
      const role = ROLES_IN_TURN.find((wanted) => !has(wanted)) ?? random.pick(ROLES_IN_TURN);
      const near = customer.contacts.flatMap(({ record }) => [record.first_name, record.last_name]);
      const [first, last] = pickName(customer.country, { taken, near, random });
      addContact(making, customer, { first, last, role });
    }
  }
}

interface NameWish {
  taken: Set<string>;
  /** First and last names of the company's other people. */
  near: (string | null)[];
  random: Random;
}

/** A name that nobody has yet; first and last name agree in sex where that shows. */
function pickName(
  country: string,
  { taken, near, random }: NameWish,
): [first: string, last: string] {
  const { first, last } = NAMES[country]!;
  for (let tries = 0; tries < 500; tries++) {
    const at = random.between(0, first.length - 1);
    const sameSex = last.filter((_, index) => index % 2 === at % 2);
    const name: [string, string] = [first[at]!, random.pick(sameSex)];
    if (taken.has(name.join(' ')) || name.some((part) => near.includes(part))) continue;
    taken.add(name.join(' '));
    return name;
  }
  throw new Error(`No more names for ${country}.`);
}

function addContact(making: Making, customer: Customer, row: CastRow): void {
  const { seed } = making.chronicle;
  const random = createRandom(seed, `contact ${row.first} ${row.last} ${customer.key}`);
  const isFirst = customer.contacts.length < 2 || random.chance(0.55);
  const { origin, since } = isFirst ? besideCompany(customer, random) : metLater();
  const role = row.role ?? 'tech';
  const record = addPerson(making, { row: { ...row, role }, customer, origin, random });
  customer.contacts.push({ record, role, since });

  function metLater(): { origin: Origin; since: Day } {
    const last = making.span.today - 12;
    const wanted = random.between(Math.min(customer.since + 5, last - 1), last);
    const actor = actingFor(customer.owner, wanted, making.span);
    const day = nextPresent(actor, wanted, making.span);
    if (day >= making.span.today) return besideCompany(customer, random);
    const minute = random.between(8 * 60 + 30, 16 * 60 + 30);
    const at = instantAt(day, minute, actor.time_zone) + random.between(0, 59_999);
    return {
      origin: { at, actor: actor.key, via: random.chance(0.4) ? 'capture' : 'web' },
      since: day,
    };
  }
}

/** Written right after their company, by the same hand. */
function besideCompany({ origin, contacts, since }: Customer, random: Random) {
  const at = origin.at + (contacts.length + 1) * 45_000 + random.between(0, 20_000);
  return { origin: { ...origin, at }, since };
}

export interface NewPerson {
  row: CastRow;
  customer: Customer | null;
  origin: Origin;
  random: Random;
}

/** Writes a person; what the row leaves open is made up. */
export function addPerson(
  making: Making,
  { row, customer, origin, random }: NewPerson,
): DemoPerson {
  const country = customer?.country ?? row.country ?? 'DE';
  const record = addRecord(making.chronicle, 'person', {
    origin,
    owner: row.owner ?? (customer ? ownerAt(making, customer, origin) : origin.actor),
    visibility: row.visibility ?? 'workspace',
    values: {
      first_name: row.first,
      last_name: row.last,
      company_id: null,
      job_title: row.job_title ?? null,
      emails: [...(row.emails ?? makeEmails(row, customer, random))],
      phones: [...(row.phones ?? makePhones(making, country, random))],
      street: null,
      postal_code: null,
      city: null,
      country: COUNTRIES[country]!.name,
      birthday: row.birthday ?? makeBirthday(random),
      tags: [...(row.tags ?? (random.chance(0.16) ? [random.pick(PERSON_TAGS)] : []))],
      about: row.about ?? null,
      ...(customer && placeAt(customer, row, random)),
    },
  });
  for (const state of row.shows ?? []) making.states[state].push(record.id);
  return record;
}

/** What follows from the company one works for. */
function placeAt(customer: Customer, row: CastRow, random: Random) {
  const about = random.chance(0.2) ? say(random.pick(ABOUT_PERSON), {}, random) : null;
  return {
    company_id: customer.record.id,
    job_title: row.job_title ?? (row.role ? pickTitle(customer, row.role, random) : null),
    city: random.chance(0.8) ? customer.record.city : null,
    about: row.about ?? about,
  };
}

function pickTitle(customer: Customer, role: Role, random: Random): string {
  const own = INDUSTRY_TITLES[customer.row[2]]?.[role];
  return random.pick(own && random.chance(0.45) ? own : JOB_TITLES[role]);
}

function makeEmails({ first, last }: CastRow, customer: Customer | null, random: Random): string[] {
  const name = `${toSlug(first ?? '')}.${toSlug(last ?? '')}`;
  if (!customer) return random.chance(0.8) ? [`${name}@post.example`] : [];
  const initial = `${name[0]}.${toSlug(last ?? '')}`;
  const address = `${random.chance(0.85) ? name : initial}@${customer.record.domains[0]}`;
  if (random.chance(0.06)) return [];
  return random.chance(0.1) ? [address, `${name}@post.example`] : [address];
}

function makePhones(making: Making, country: string, random: Random): string[] {
  const phones: string[] = [];
  if (random.chance(0.72)) phones.push(making.nextPhone(country, 'mobile'));
  if (random.chance(0.3)) phones.push(making.nextPhone(country, 'office'));
  return phones;
}

function makeBirthday(random: Random): string | null {
  if (!random.chance(0.14)) return null;
  return dateOf(random.between(-3600, 12_500));
}

function ownerAt({ span }: Making, { owner }: Customer, origin: Origin) {
  return ownerOn(owner, clockAt(origin.at, 'Europe/Berlin').day, span);
}
