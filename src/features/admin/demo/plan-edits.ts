import { type Change, planChange } from './chronicle.ts';
import type { DemoCompany, DemoPerson, DemoType } from './demo.ts';
import type { Customer, Making } from './making.ts';
import { PERSON_TAGS } from './material/about.ts';
import { COUNTRIES } from './material/cities.ts';
import { RENAMES } from './material/edits.ts';
import { type MemberKey, memberOf } from './material/members.ts';
import { PROMOTIONS } from './material/roles.ts';
import { createRandom, type Random } from './random.ts';
import { toSlug } from './telling/phrase.ts';
import { instantAt } from './time/calendar.ts';
import { chooseMoment } from './time/choose-moment.ts';
import { handoverDay, isOnLeave } from './time/presence.ts';

/** How companies and people change over time: new names, new titles, new owners. */
export function planEdits(making: Making, customers: Customer[]): void {
  planRenames(making, customers);
  planHandover(making, customers);
  planPersonEdits(making);
  planMoves(making, customers);
  planEmptyCompanies(making, customers);
}

/** A change by the record's owner, some time after it was made and before today. */
function planLater<T extends DemoType>(
  making: Making,
  { type, record, to, daysAgo }: Pick<Change<T>, 'type' | 'record' | 'to'> & { daysAgo?: number },
): void {
  const { span, chronicle } = making;
  const random = createRandom(chronicle.seed, `edit ${record.id} ${Object.keys(to)}`);
  const actor = memberOf(standIn(record.owner, making));
  const made = Math.ceil(Date.parse(record.created_at) / 86_400_000) + 1;
  const from = daysAgo === undefined ? made + 10 : span.today - daysAgo;
  const bounds = {
    from: Math.max(from, made),
    to: daysAgo === undefined ? span.today - 2 : from,
    span,
    random,
  };
  const at = chooseMoment(actor, bounds);
  if (at <= Date.parse(record.created_at)) return;
  const origin = { at, actor: actor.key, via: 'web' as const };
  planChange(chronicle, { origin, verb: 'changed', type, record, to });
}

function standIn(owner: MemberKey | null, { span }: Making): MemberKey {
  if (owner === null) return 'miriam';
  return isOnLeave(memberOf(owner), span.today, span) ? memberOf(owner).leave!.cover : owner;
}

function planRenames(making: Making, customers: Customer[]): void {
  for (const { record } of customers) {
    const name = RENAMES[record.name!];
    if (name === undefined) continue;
    const domains = [`${toSlug(name).split('-').slice(0, 2).join('-')}.example`, ...record.domains];
    const to = { name, domains: [...new Set(domains)] };
    planLater(making, { type: 'company', record, to, daysAgo: 52 });
    making.states.company_renamed.push(record.id);
  }
}

/** The newcomer's customers and their people change hands in one afternoon. */
function planHandover({ chronicle, span }: Making, customers: Customer[]): void {
  const leader = memberOf('ingrid');
  const newcomer = memberOf('jonas');
  let at = instantAt(handoverDay(newcomer, span), 14 * 60, leader.time_zone);
  const handOver = <T extends 'company' | 'person'>(type: T, record: Change<T>['record']) => {
    if (record.owner !== leader.key || Date.parse(record.created_at) >= at) return;
    at += 1500;
    const origin = { at, actor: leader.key, via: 'web' as const };
    const to = { owner: newcomer.key } as Change<T>['to'];
    planChange(chronicle, { origin, verb: 'changed', type, record, to });
  };
  for (const { record, contacts } of customers.filter(({ owner }) => owner === newcomer.key)) {
    handOver('company', record);
    for (const contact of contacts) handOver('person', contact.record);
  }
}

function planPersonEdits(making: Making): void {
  const { chronicle, states, span } = making;
  const random = createRandom(chronicle.seed, 'person edits');
  for (const record of chronicle.records.person) {
    if (record.visibility !== 'workspace' || record.company_id === null) continue;
    const isRecent = Date.parse(record.created_at) / 86_400_000 > span.today - 40;
    const promotion = PROMOTIONS.find(([from]) => from === record.job_title);
    if (promotion && !isRecent && random.chance(0.3)) {
      planLater(making, { type: 'person', record, to: { job_title: promotion[1] } });
      states.person_promoted.push(record.id);
    }
    const to = pickEdit(making, record, random);
    if (to) planLater(making, { type: 'person', record, to });
  }
}

/** A number corrected, an address or a mark added; nothing for most. */
function pickEdit(
  making: Making,
  record: DemoPerson,
  random: Random,
): Change<'person'>['to'] | null {
  const roll = random.next();
  if (roll < 0.05 && record.phones.length === 1) {
    const code = Object.entries(COUNTRIES).find(([, { name }]) => name === record.country)![0];
    return { phones: [making.nextPhone(code, 'mobile')] };
  }
  if (roll < 0.08 && record.emails.length === 1) {
    const name = toSlug(`${record.first_name} ${record.last_name}`);
    return { emails: [...record.emails, `${name}@home.example`] };
  }
  if (roll < 0.16) return { tags: [...new Set([...record.tags, random.pick(PERSON_TAGS)])] };
  return null;
}

/** People who went to another customer, after the last that we wrote about them. */
function planMoves(making: Making, customers: Customer[]): void {
  const { chronicle, span } = making;
  const spoken = new Set(chronicle.records.activity.map((activity) => activity.person_id));
  const open = new Set(chronicle.records.task.map((task) => task.person_id));
  const idle = chronicle.records.person.filter(
    (person) => person.company_id && !spoken.has(person.id) && !open.has(person.id),
  );
  const quiet = idle.filter(
    (person) => Date.parse(person.created_at) / 86_400_000 < span.today - 60,
  );
  const [leaving, binned] = [quiet.slice(0, 4), quiet.slice(4, 12)];
  leaving.forEach((record, index) => {
    const goals = customers.filter(
      (goal) => isIn(goal, record.country) && goal.record.id !== record.company_id,
    );
    const goal = goals[index % goals.length];
    if (!goal) return;
    const emails = record.emails.map((email) => email.replace(/@.*/, `@${goal.record.domains[0]}`));
    const to = {
      company_id: goal.record.id,
      emails: [...new Set([...emails, ...record.emails])],
    };
    planLater(making, { type: 'person', record, to, daysAgo: 24 });
  });
  binned.forEach((record, index) => {
    binLater(making, { type: 'person', record, daysAgo: 30 - index });
    if (index >= 6) restoreLater(making, record, 30 - index);
    making.states[index >= 6 ? 'person_restored' : 'person_binned'].push(record.id);
  });
}

function isIn({ country, tier }: Customer, name: string | null): boolean {
  return tier !== 'none' && COUNTRIES[country]!.name === name;
}

interface Binning<T extends DemoType> {
  type: T;
  record: Change<T>['record'];
  daysAgo: number;
}

/** To the bin, at that many days before today or on the working day after it. */
export function binLater<T extends DemoType>(making: Making, binning: Binning<T>): void {
  const { type, record, daysAgo } = binning;
  const { span, chronicle } = making;
  const random = createRandom(chronicle.seed, `bin ${record.id}`);
  const actor = memberOf(standIn(record.owner, making));
  const bounds = { from: span.today - daysAgo, to: span.today - daysAgo, span, random };
  const at = Math.max(chooseMoment(actor, bounds), Date.parse(record.created_at) + 120_000);
  const to = { deleted_at: new Date(at).toISOString() } as Change<T>['to'];
  const origin = { at, actor: actor.key, via: 'web' as const };
  planChange(chronicle, { origin, verb: 'deleted', type, record, to });
}

function restoreLater(making: Making, record: DemoPerson, daysAgo: number): void {
  const { span, chronicle } = making;
  const actor = memberOf('miriam');
  const random = createRandom(chronicle.seed, `restore ${record.id}`);
  const day = span.today - daysAgo + 12;
  const at = chooseMoment(actor, { from: day, to: day, span, random });
  const origin = { at, actor: actor.key, via: 'web' as const };
  planChange(chronicle, {
    origin,
    verb: 'restored',
    type: 'person',
    record,
    to: { deleted_at: null },
  });
}

/** Of the companies with nobody in them: one in the bin, one in no one's name, one for a team. */
function planEmptyCompanies(making: Making, customers: Customer[]): void {
  const { states } = making;
  const empty = customers.filter(({ tier }) => tier === 'none').map(({ record }) => record);
  const named = (name: string): DemoCompany => empty.find((record) => record.name === name)!;
  const binned = named('Pumpenhandel Krause');
  binLater(making, { type: 'company', record: binned, daysAgo: 18 });
  const unowned = named('Hotel Belle Rive');
  planLater(making, { type: 'company', record: unowned, to: { owner: null }, daysAgo: 70 });
  const discreet = named('Bottega dell’Acqua');
  planLater(making, { type: 'company', record: discreet, to: { visibility: 'team' }, daysAgo: 12 });
  states.company_binned.push(binned.id);
  states.company_unowned.push(unowned.id);
  states.company_team_only.push(discreet.id);
}
