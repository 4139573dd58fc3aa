import { type RawBuilder, sql } from 'kysely';
import { company } from '#src/features/people/company/company.ts';
import { compareNames } from '#src/features/people/duplicate/compare-names.ts';
import { person } from '#src/features/people/person/person.ts';
import { unpackCustom } from '#src/records/server/custom/custom-values.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { findByKeys } from '#src/records/server/search/search-records.ts';
import { visible } from '#src/records/server/visible.ts';
import { contactKeys, domainKey, mailKey, nameKey } from '#src/records/values/match-keys.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MappedRow } from '../../map-row.ts';
import {
  COLLEAGUES,
  type FreshRecords,
  type Known,
  knownFrom,
  NONE,
  type Values,
} from './known-records.ts';
import { companyNames, namesOf, normalise } from './written-names.ts';

/** A row of the list, read. */
export interface ListRow {
  position: number;
  line: number;
  cells: string[];
  mapped: MappedRow;
  /** Why it can't be brought in, if so. */
  refused?: 'skip' | 'failed';
}

type StoredRow = Values & { id: string; title_key: string };

/** Everything stored that the rows of one batch may mean, by a handful of queries. */
export interface LookUp {
  find(type: Known['type'], key: string): readonly Known[];
  /** A name as it is compared: without case and accents. */
  normal(name: string): string;
}

/** The index compares each record found with each key asked for. */
const KEYS_AT_ONCE = 200;
/** Namesakes beyond these say nothing. */
const NAMESAKES = 50;

export async function lookUpRows(
  ctx: ReadContext,
  rows: readonly ListRow[],
  fresh: FreshRecords,
): Promise<LookUp> {
  const types = await declarationsOf(ctx);
  const normal = await normalise(ctx, rows);
  const found = { person: new Map<string, Known[]>(), company: new Map<string, Known[]>() };
  const byId = new Map<string, Known>();
  function add(row: StoredRow, type: Known['type'], keys: string[]): void {
    let record = byId.get(row.id);
    if (!record) {
      unpackCustom(types[type], row);
      record = fresh.get(row.id) ?? knownFrom(types[type], row);
      byId.set(row.id, record);
    }
    for (const key of keys) addKnown(record, key);
  }
  function addKnown(record: Known, key: string): void {
    const ofType = found[record.type];
    const others = ofType.get(key) ?? [];
    if (!others.includes(record)) ofType.set(key, [...others, record]);
  }
  const lookUp: LookUp = {
    find: (type, key) => found[type].get(key) ?? NONE,
    normal: (name) => normal.get(name) ?? '',
  };
  const asked = namedAnew(rows, { normal, fresh, addKnown });
  await Promise.all([lookUpContacts(ctx, rows, add), lookUpCompanies(ctx, asked, add)]);
  for (const name of asked) {
    fresh.remember(nameKey(name), found.company.get(nameKey(name)) ?? []);
  }
  await Promise.all([
    lookUpNamesakes(ctx, rows, { lookUp, add }),
    lookUpColleagues(ctx, rows, { lookUp, add }),
  ]);
  return lookUp;
}

/** People and companies as the workspace has them. */
export async function declarationsOf(ctx: ReadContext) {
  return {
    person: await declarationOf(ctx, person),
    company: await declarationOf(ctx, company),
  };
}

type Add = (row: StoredRow, type: Known['type'], keys: string[]) => void;

/** By mail address, phone number and mail domain. */
async function lookUpContacts(ctx: ReadContext, rows: readonly ListRow[], add: Add) {
  const of = { person: new Set<string>(), company: new Set<string>() };
  for (const { mapped } of rows) {
    for (const key of contactKeys(mapped.person ?? {})) of.person.add(key);
    for (const domain of [...(mapped.company?.domains ?? []), ...mapped.mailDomains]) {
      of.company.add(domainKey(domain));
    }
  }
  for (const type of ['person', 'company'] as const) {
    if (of[type].size === 0) continue;
    const keys = [...of[type]];
    const chunks = Array.from({ length: Math.ceil(keys.length / KEYS_AT_ONCE) }, (_, at) =>
      findByKeys(ctx, keys.slice(at * KEYS_AT_ONCE, (at + 1) * KEYS_AT_ONCE), [type]),
    );
    const matches = (await Promise.all(chunks)).flat();
    if (matches.length === 0) continue;
    const stored = await ctx.db.rows<StoredRow>(sql`
      select r.* from ${sql.table(type)} r where ${visible(ctx.actor, 'r')}
        and r.id = any(${matches.map(({ id }) => id)}::uuid[]) and r.deleted_at is null`);
    for (const row of stored) {
      add(
        row,
        type,
        contactKeys(row).filter((key) => of[type].has(key)),
      );
    }
  }
}

/** The names of companies that rows before have not had looked up; of the others adds what is known. */
function namedAnew(
  rows: readonly ListRow[],
  given: {
    normal: Map<string, string>;
    fresh: FreshRecords;
    addKnown: (known: Known, key: string) => void;
  },
): string[] {
  const names = new Set([...companyNames(rows)].map((name) => given.normal.get(name)!));
  return [...names].filter((name) => {
    const known = given.fresh.named(nameKey(name));
    for (const one of known ?? []) given.addKnown(one, nameKey(name));
    return !known;
  });
}

async function lookUpCompanies(ctx: ReadContext, names: string[], add: Add): Promise<void> {
  if (names.length === 0) return;
  const stored = await ctx.db.rows<StoredRow>(sql`
    select r.* from unnest(${names}::text[]) as wanted(name), lateral (
      select r.* from company r
      where ${visible(ctx.actor, 'r')} and r.title_key collate "C" = wanted.name
        and r.deleted_at is null
      order by r.id limit ${NAMESAKES}) as r`);
  for (const row of stored) add(row, 'company', [nameKey(row.title_key)]);
}

/** What rows say of a name: with which companies, or nothing of a company. */
interface Namesake {
  name: string;
  anywhere: boolean;
  companies: string[];
}

/** People of the same name; not those of another company than the row's, who are others. */
async function lookUpNamesakes(
  ctx: ReadContext,
  rows: readonly ListRow[],
  { lookUp, add }: { lookUp: LookUp; add: Add },
): Promise<void> {
  const wanted = namesakesOf(rows, lookUp);
  if (wanted.length === 0) return;
  const namesakes = (company: RawBuilder<unknown>) => sql`
    select r.* from person r
    where ${visible(ctx.actor, 'r')} and r.title_key collate "C" = wanted.name and ${company}
      and r.deleted_at is null
    order by r.id limit ${NAMESAKES}`;
  // each way by itself, for an index then leads to the few of a name and a company at once
  const stored = await ctx.db.rows<StoredRow>(sql`
    select r.* from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as wanted(name text, anywhere boolean, companies uuid[]), lateral (
      (${namesakes(sql`wanted.anywhere`)})
      union all
      (${namesakes(sql`not wanted.anywhere and r.company_id is null`)})
      union all
      select r.* from unnest(wanted.companies) as company(id),
        lateral (${namesakes(sql`not wanted.anywhere and r.company_id = company.id`)}) as r) as r`);
  for (const row of stored) add(row, 'person', [nameKey(row.title_key)]);
}

function namesakesOf(rows: readonly ListRow[], lookUp: LookUp): Namesake[] {
  const wanted = new Map<string, { anywhere: boolean; companies: Set<string> }>();
  for (const { mapped } of rows) {
    if (!mapped.person) continue;
    const companies = companiesOf(mapped, lookUp);
    for (const written of namesOf(mapped.person)) {
      const name = lookUp.normal(written);
      const known = wanted.get(name) ?? { anywhere: false, companies: new Set() };
      if (!mapped.company) known.anywhere = true;
      for (const id of companies) known.companies.add(id);
      wanted.set(name, known);
    }
  }
  return [...wanted].map(([name, { anywhere, companies }]) => ({
    name,
    anywhere,
    companies: [...companies],
  }));
}

/** The stored companies that a row may name. */
function companiesOf(mapped: MappedRow, lookUp: LookUp): string[] {
  if (!mapped.company) return [];
  const domains = [...(mapped.company.domains ?? []), ...mapped.mailDomains];
  const keys = [nameKey(lookUp.normal(mapped.company.name!)), ...domains.map(domainKey)];
  return keys
    .flatMap((key) => lookUp.find('company', key))
    .filter(({ isNew }) => !isNew)
    .map(({ id }) => id);
}

/** People of the same company with a name that is not far off. */
async function lookUpColleagues(
  ctx: ReadContext,
  rows: readonly ListRow[],
  { lookUp, add }: { lookUp: LookUp; add: Add },
): Promise<void> {
  const askers = new Map<string, ListRow[]>();
  for (const row of rows) {
    const { person: who, company: where } = row.mapped;
    if (!who?.last_name || !where) continue;
    if (who.emails?.some((email) => lookUp.find('person', mailKey(email)).length > 0)) continue;
    for (const { id, isNew } of lookUp.find('company', nameKey(lookUp.normal(where.name!)))) {
      if (!isNew) askers.set(id, [...(askers.get(id) ?? []), row]);
    }
  }
  if (askers.size === 0) return;
  const people = await readColleagues(ctx, askers);
  const near = people.filter((known) =>
    askers.get(known.company_id)!.some(({ mapped }) => isNear(mapped.person!, known)),
  );
  if (near.length === 0) return;
  const stored = await ctx.db.rows<StoredRow>(sql`
    select r.* from person r where ${visible(ctx.actor, 'r')}
      and r.id = any(${near.map(({ id }) => id)}::uuid[]) and r.deleted_at is null`);
  for (const row of stored) add(row, 'person', [`colleague:${row.company_id}`]);
}

/** Of each company those who may be meant by a row that asks for it, named otherwise. */
function readColleagues(ctx: ReadContext, askers: Map<string, ListRow[]>): Promise<Named[]> {
  // where both have a mail address, another name is another person
  const [ofMailless, ofAll] = [[] as string[], [] as string[]];
  for (const [id, all] of askers) {
    const haveMail = all.every(({ mapped }) => (mapped.person?.emails?.length ?? 0) > 0);
    (haveMail ? ofMailless : ofAll).push(id);
  }
  return ctx.db.rows<Named>(sql`
    select r.id, r.company_id, r.first_name, r.last_name
    from unnest(${ofMailless}::uuid[]) as wanted(id), lateral (
      select r.* from person r where ${visible(ctx.actor, 'r')} and r.company_id = wanted.id
        and r.emails = '{}' and r.deleted_at is null
      limit ${COLLEAGUES}) as r
    union all
    select r.id, r.company_id, r.first_name, r.last_name
    from unnest(${ofAll}::uuid[]) as wanted(id), lateral (
      select r.* from person r where ${visible(ctx.actor, 'r')} and r.company_id = wanted.id
        and r.deleted_at is null
      limit ${COLLEAGUES}) as r`);
}

interface Named {
  id: string;
  company_id: string;
  first_name: string | null;
  last_name: string | null;
}

function isNear(row: NonNullable<MappedRow['person']>, known: Named): boolean {
  const verdict = compareNames(
    { first: row.first_name ?? '', last: row.last_name ?? '' },
    { first: known.first_name ?? '', last: known.last_name ?? '' },
  );
  return verdict === 'same' || verdict === 'similar';
}
