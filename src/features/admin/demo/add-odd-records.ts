import { addRecord, type Origin } from './chronicle.ts';
import type { DemoPerson } from './demo.ts';
import { addPerson } from './make-people.ts';
import type { Customer, Making } from './making.ts';
import type { CastRow } from './material/cast.ts';
import { SURVEY } from './material/edits.ts';
import { type DemoMember, memberOf } from './material/members.ts';
import { ODD_PEOPLE } from './material/odd-people.ts';
import { COMPETITORS } from './material/products.ts';
import { createRandom } from './random.ts';
import { KEEPING } from './stories/keeping.ts';
import { addOccasion, makeFacts } from './telling/facts.ts';
import { say } from './telling/phrase.ts';
import { chooseMoment } from './time/choose-moment.ts';

/** Writes the people that the stories do not speak of; returns pairs that are one human being. */
export function addOddPeople(making: Making, customers: Customer[]): [string, string][] {
  const duplicates: [string, string][] = [];
  for (const row of ODD_PEOPLE) {
    const random = createRandom(making.chronicle.seed, `odd ${row.last} ${row.emails?.[0]}`);
    const customer = customers.find((candidate) => candidate.row[0] === row.at) ?? null;
    const actor = memberOf(row.owner ?? customer?.owner ?? 'miriam');
    const { span } = making;
    const bounds = {
      from: (customer?.since ?? span.start) + 30,
      to: span.today - 90,
      span,
      random,
    };
    const origin: Origin = { at: chooseMoment(actor, bounds), actor: actor.key, via: 'web' };
    const original = row.sameAs && findPerson(making, row.sameAs, customer);
    const phones =
      row.phones ?? (original && row.emails?.length === 0 ? original.phones : undefined);
    const record = addPerson(making, { row: { ...row, phones }, customer, origin, random });
    if (original) {
      duplicates.push([original.id, record.id]);
      making.states.person_near_duplicate.push(original.id, record.id);
    }
    if (row.notes) addOwnNotes(making, { row, record, actor });
  }
  return duplicates;
}

function findPerson(
  { chronicle }: Making,
  [first, last]: readonly [string, string],
  customer: Customer | null,
): DemoPerson {
  return chronicle.records.person.find(
    (person) =>
      person.first_name === first &&
      person.last_name === last &&
      (customer === null || person.company_id === customer.record.id),
  )!;
}

/** Notes about someone whom only few may see are seen by as few. */
function addOwnNotes(
  making: Making,
  { row, record, actor }: { row: CastRow; record: DemoPerson; actor: DemoMember },
): void {
  const random = createRandom(making.chronicle.seed, `discreet ${record.id}`);
  const { span } = making;
  for (const [index, body] of row.notes!.entries()) {
    const from = span.today - 80 + index * 40;
    const bounds = { from, to: from + 35, span, random };
    const at = Math.max(chooseMoment(actor, bounds), Date.parse(record.created_at) + 3_600_000);
    addRecord(making.chronicle, 'activity', {
      origin: { at, actor: actor.key, via: 'web' },
      owner: actor.key,
      visibility: record.visibility,
      values: {
        kind: 'call',
        body,
        occurred_at: new Date(at - 600_000).toISOString(),
        person_id: record.id,
        company_id: record.company_id,
      },
    });
  }
}

/** A note of many pages, and notes that speak of a company but of no person. */
export function addOddNotes(making: Making, customers: Customer[]): void {
  const busy = customers.filter((customer) => customer.tier === 'A');
  for (const owner of ['tomasz', 'ingrid', 'katerina'] as const) {
    const customer = busy.find((candidate) => candidate.owner === owner)!;
    const id = addNote(making, { customer, body: writeSurvey(making, customer, 64), daysAgo: 45 });
    making.states.activity_long.push(id);
  }
  for (const customer of busy.filter((_, index) => index % 6 === 0)) {
    const body = `Annual report of ${customer.record.name} read: growing, investing, no word about water.`;
    const id = addNote(making, { customer, body, daysAgo: 20, withPerson: false });
    making.states.activity_without_person.push(id);
  }
}

function writeSurvey(making: Making, customer: Customer, count: number): string {
  const random = createRandom(making.chronicle.seed, `survey ${customer.key}`);
  const chapter = KEEPING[0]!;
  const occasion = { customer, contact: customer.contacts[0]!, nextDay: null, ...making };
  const { span } = making;
  const facts = () =>
    addOccasion(makeFacts(customer, chapter, random), { ...occasion, day: span.today - 45, span });
  const lines = Array.from({ length: count }, (_, index) => {
    const more = {
      no: String(index + 1),
      grade: String(random.between(1, 5)),
      age: String(random.between(6, 31)),
      competitor: random.pick(COMPETITORS),
    };
    return say(random.pick(SURVEY.lines), { ...facts(), ...more }, random);
  });
  const opening = say(SURVEY.opening, { ...facts(), count: String(count) }, random);
  return opening + lines.join('\n') + say(SURVEY.closing, facts(), random);
}

interface Note {
  customer: Customer;
  body: string;
  daysAgo: number;
  withPerson?: boolean;
}

function addNote(making: Making, { customer, body, daysAgo, withPerson = true }: Note): string {
  const { span, chronicle } = making;
  const random = createRandom(chronicle.seed, `note ${customer.key}`);
  const actor = memberOf(customer.owner === 'lucia' ? 'katerina' : customer.owner);
  const bounds = { from: span.today - daysAgo, to: span.today - daysAgo + 5, span, random };
  const at = chooseMoment(actor, bounds);
  const activity = addRecord(chronicle, 'activity', {
    origin: { at, actor: actor.key, via: 'web' },
    owner: actor.key,
    values: {
      kind: withPerson ? 'visit' : 'note',
      body,
      occurred_at: new Date(at - (withPerson ? 7_200_000 : 0)).toISOString(),
      person_id: withPerson ? customer.contacts[0]!.record.id : null,
      company_id: customer.record.id,
    },
  });
  return activity.id;
}
