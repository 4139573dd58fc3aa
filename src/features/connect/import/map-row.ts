import type { CompanyInput } from '#src/features/people/company/company.ts';
import type { PersonInput } from '#src/features/people/person/person.ts';
import { person } from '#src/features/people/person/person.ts';
import type { Field } from '#src/records/field-types.ts';
import type { DateOrder } from '#src/records/values/parse-date.ts';
import type { ColumnMapping, ImportTarget } from './import-targets.ts';
import { companyDomainOf, isRoleAddress, parseDomains } from './parse-values.ts';
import { readCompany } from './rows/read-company.ts';
import { readCustom } from './rows/read-custom.ts';
import { readEmails } from './rows/read-lists.ts';
import { readPerson } from './rows/read-person.ts';
import { type PersonName, readPersonName } from './rows/read-person-name.ts';
import { cellsOf, draftRow, keepAside, onOneLine, type RowDraft } from './rows/row-draft.ts';
import type { NameOrder } from './split-name.ts';
import type { RowIssue } from './table.ts';
import { findRegion } from './values/find-region.ts';

/** How the rows of one list are read; made by `planImport`. */
export interface ImportPlan {
  columns: readonly ColumnMapping[];
  /** ISO 3166 alpha-2 for phone numbers without a country code where the row names no country. */
  region?: string;
  dateOrder: DateOrder;
  nameOrder: NameOrder;
  thisYear: number;
  /** The workspace's own. */
  currency?: string;
  /** The workspace's own fields that columns go to, by target. */
  fields?: Readonly<Record<string, Field>>;
}

/** What one row says. Fields that the row says nothing about are absent. */
export interface MappedRow {
  person?: PersonInput;
  /** Always has a name. */
  company?: CompanyInput;
  /** Name or mail address of the colleague who looks after it, as typed. */
  owner?: string;
  /** Domains of the mail addresses that may be the company's; those of mail providers left out. */
  mailDomains: string[];
  /** With one of severity `row` there is neither person nor company. */
  issues: RowIssue[];
}

/** Turns the cells of one row into a person, a company or both. Never throws on bad data. */
export function mapRow(plan: ImportPlan, cells: readonly string[]): MappedRow {
  const draft = draftRow(plan.columns, cells);
  const maxLength = person.fields.first_name.maxLength;
  const name = readPersonName(draft, { order: plan.nameOrder, maxLength });
  const emails = readEmails(draft, person.fields.emails.maxItems);
  const parts = decideParts(draft, { name, emails });
  const mailDomains = new Set(emails.map(companyDomainOf).filter((domain) => domain !== undefined));
  const owner = cellsOf(draft, 'owner')[0]?.text;
  const row: MappedRow = {
    ...(owner && { owner: onOneLine(owner) }),
    mailDomains: [...mailDomains],
    issues: draft.issues,
  };
  if (parts === 'company') moveToCompany(draft, emails);
  if (parts === 'person') moveToPerson(draft);
  if (parts !== 'person') {
    const region = regionOf(draft, 'company') ?? regionOf(draft, 'person') ?? plan.region;
    const read = readCompany(draft, { spareName: name.companyName, region });
    row.company = read && Object.assign(read, readCustom(draft, 'company', plan));
  }
  if (parts !== 'company') {
    const region = regionOf(draft, 'person') ?? regionOf(draft, 'company') ?? plan.region;
    const custom = readCustom(draft, 'person', plan);
    row.person = Object.assign(readPerson(draft, { name, emails, region }, plan), custom);
  }
  return isKnowable(row) ? row : refuseRow(row);
}

/** Whom the row is about. A company with nothing but `info@…` and a switchboard has no person. */
function decideParts(
  draft: RowDraft,
  { name, emails }: { name: PersonName; emails: string[] },
): 'person' | 'company' | 'both' {
  const isNamed = Boolean(name.first_name || name.last_name);
  const hasCompany = cellsOf(draft, 'company.name').length > 0 || Boolean(name.companyName);
  const hasDomain = cellsOf(draft, 'company.domains').some(({ text }) => hasHost(text));
  const hasWebsite = cellsOf(draft, 'company.website').some(({ text }) => hasHost(text));
  const isPersonal = isNamed || emails.some((email) => !isRoleAddress(email));
  // A website alone makes no company of a person who may have a page of their own.
  if (isPersonal) return hasCompany || hasDomain ? 'both' : 'person';
  return hasCompany || hasDomain || hasWebsite ? 'company' : 'person';
}

function hasHost(text: string): boolean {
  return parseDomains(text).values.length > 0;
}

const SHARED = [
  'phones',
  'street',
  'postal_code',
  'city',
  'postal_city',
  'country',
  'tags',
  'about',
] as const;

function moveToCompany(draft: RowDraft, emails: string[]): void {
  const label = cellsOf(draft, 'person.emails')[0]?.mapping.heading || 'E-mail';
  if (emails.length > 0) keepAside(draft, 'company', { label, text: emails.join(', ') });
  draft.about.company.push(...draft.about.person);
  for (const part of SHARED) {
    const cells = [...cellsOf(draft, `company.${part}`), ...cellsOf(draft, `person.${part}`)];
    if (cells.length > 0) draft.cells.set(`company.${part}`, cells);
  }
  const own = [...draft.cells.keys()].filter((target) => target.startsWith('person.x_'));
  for (const target of ['person.job_title', 'person.birthday', ...own] as ImportTarget[]) {
    keepCells(draft, 'company', target);
  }
}

/** Where no company can be made, what was meant for it is kept with the person. */
function moveToPerson(draft: RowDraft): void {
  const targets = [...draft.cells.keys()].filter((target) => target.startsWith('company.'));
  for (const target of targets) keepCells(draft, 'person', target);
}

function keepCells(draft: RowDraft, scope: 'person' | 'company', target: ImportTarget): void {
  for (const { text, mapping } of cellsOf(draft, target)) {
    keepAside(draft, scope, { label: mapping.label ?? mapping.heading, text });
  }
}

function regionOf(draft: RowDraft, scope: 'person' | 'company'): string | undefined {
  for (const { text } of cellsOf(draft, `${scope}.country`)) {
    const region = findRegion(text);
    if (region) return region;
  }
  return undefined;
}

function isKnowable({ person: found, company }: MappedRow): boolean {
  if (company?.name) return true;
  return Boolean(
    found?.first_name || found?.last_name || found?.emails?.length || found?.phones?.length,
  );
}

function refuseRow(row: MappedRow): MappedRow {
  const message =
    'This row has no name, e-mail address, phone number or company. Fill in one of them, and import it again.';
  return {
    mailDomains: [],
    issues: [...row.issues, { severity: 'row', reason: 'nothing_to_import', message }],
  };
}
