import type { ColumnMapping, ImportTarget } from '../import-targets.ts';
import type { HeadingMeaning } from './known-headings.ts';
import type { ColumnProfile } from './profile-column.ts';

/** Why a column was understood as it was; literals for the screen. */
export type ColumnReason =
  | 'heading'
  | 'heading_and_values'
  | 'similar_heading'
  | 'values'
  | 'values_do_not_fit'
  | 'unknown_heading'
  | 'system_column'
  | 'empty_column';

export interface SettledColumn extends ColumnMapping {
  /** 0 to 1; below 0.7 the person should look. */
  confidence: number;
  why: ColumnReason;
}

/** A column whose meaning may still depend on the others. */
export type DraftColumn = Omit<SettledColumn, 'target'> & { target: HeadingMeaning };

/** Meanings that a person and a company share. */
export const SHARED_MEANINGS: ReadonlySet<HeadingMeaning> = new Set<HeadingMeaning>([
  'street',
  'postal_code',
  'city',
  'postal_city',
  'country',
  'phones',
  'website',
  'tags',
  'about',
]);

interface TableFacts {
  hasFirst: boolean;
  hasLast: boolean;
  hasCompany: boolean;
  /** Rows are companies, so that an address or a phone number is theirs. */
  isCompanyList: boolean;
}

/** Settles what only the whole table tells: whose address it is, and what "Name" means in it. */
export function settleTable(
  columns: readonly DraftColumn[],
  profiles: readonly ColumnProfile[],
): SettledColumn[] {
  const has = (...targets: HeadingMeaning[]) =>
    columns.some(({ target }) => targets.includes(target));
  const facts: TableFacts = {
    hasFirst: has('person.first_name'),
    hasLast: has('person.last_name'),
    hasCompany: has('company.name'),
    isCompanyList: isCompanyList(columns, profiles),
  };
  const finished = columns.map((column, at) =>
    finishColumn(column, { facts, profile: profiles[at]! }),
  );
  groupAddresses(finished);
  return finished;
}

const ADDRESS_PART = /\.(?:street|postal_code|city|postal_city|country)$/;

/** "Street 2" is the second line of an address, unless there is a "City 2" as well. */
function groupAddresses(columns: SettledColumn[]): void {
  const parts = columns.filter(({ target }) => ADDRESS_PART.test(target));
  const towns = new Set(
    parts.filter(({ target }) => !target.endsWith('.street')).map(({ group }) => group),
  );
  for (const column of columns) {
    if (!parts.includes(column)) delete column.group;
    else if (!towns.has(column.group)) {
      const whole = column.group?.replace(/ ?\d+$/, '');
      if (whole) column.group = whole;
      else delete column.group;
    }
  }
}

const TELLS_PERSON = new Set<HeadingMeaning>([
  'person.first_name',
  'person.last_name',
  'person.full_name',
  'person.job_title',
  'person.birthday',
]);

function isCompanyList(
  columns: readonly DraftColumn[],
  profiles: readonly ColumnProfile[],
): boolean {
  const targets = new Set(columns.map(({ target }) => target));
  if (columns.some(({ target }) => TELLS_PERSON.has(target))) return false;
  const isAboutCompanies = targets.has('company.domains') || targets.has('company.industry');
  const nameAt = columns.findIndex(({ target }) => target === 'name');
  if (nameAt < 0) return isAboutCompanies || targets.has('company.name') || targets.has('customer');
  if (targets.has('company.name')) return false;
  return isAboutCompanies || profiles[nameAt]!.companies > 0.15;
}

function finishColumn(
  column: DraftColumn,
  seen: { facts: TableFacts; profile: ColumnProfile },
): SettledColumn {
  const { facts, profile } = seen;
  const { target } = column;
  const scope = facts.isCompanyList ? 'company' : 'person';
  if (target === 'label' || target === 'about') {
    return { ...column, target: `${scope}.about` };
  }
  if (target === 'name') return { ...column, target: settleName(facts, profile) };
  if (target === 'title') {
    const isAddress = profile.titles > 0.5;
    return { ...column, target: isAddress ? 'person.name_title' : 'person.job_title' };
  }
  if (target === 'customer') {
    if (!facts.hasCompany) return { ...column, target: 'company.name', confidence: 0.75 };
    return { ...column, target: `${scope}.about`, label: column.heading };
  }
  if (target === 'website') return { ...column, target: 'company.website' };
  return {
    ...column,
    target: SHARED_MEANINGS.has(target)
      ? (`${scope}.${target}` as ImportTarget)
      : (target as ImportTarget),
  };
}

function settleName(facts: TableFacts, profile: ColumnProfile): ImportTarget {
  if (facts.hasFirst !== facts.hasLast) {
    return facts.hasFirst ? 'person.last_name' : 'person.first_name';
  }
  if (facts.hasFirst || facts.hasCompany) return 'person.full_name';
  return facts.isCompanyList || profile.companies > 0.3 ? 'company.name' : 'person.full_name';
}
