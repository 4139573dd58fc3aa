import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';

type PersonField = Exclude<keyof typeof person.fields, 'company_id'>;
type CompanyField = keyof typeof company.fields;

/** Parts of a name or an address that become declared fields when a row is read. */
const PERSON_PARTS = [
  'full_name',
  'middle_name',
  'name_title',
  'name_suffix',
  'postal_city',
] as const;
const COMPANY_PARTS = ['postal_city'] as const;

/** Where the cells of a column go. `owner` is the colleague who looks after the record. */
export type BuiltInTarget =
  | `person.${PersonField | (typeof PERSON_PARTS)[number]}`
  | `company.${CompanyField | (typeof COMPANY_PARTS)[number]}`
  | 'owner'
  | 'ignore';

/** Where cells can go besides: a field that the workspace added. */
export type ImportTarget = BuiltInTarget | `person.x_${string}` | `company.x_${string}`;

export const IMPORT_TARGETS: readonly ImportTarget[] = [
  ...PERSON_PARTS.map((part) => `person.${part}` as const),
  ...(Object.keys(person.fields) as (PersonField | 'company_id')[])
    .filter((field) => field !== 'company_id')
    .map((field) => `person.${field}` as const),
  ...COMPANY_PARTS.map((part) => `company.${part}` as const),
  ...(Object.keys(company.fields) as CompanyField[]).map((field) => `company.${field}` as const),
  'owner',
  'ignore',
];

/** What one column means; a saved mapping is a list of these. */
export interface ColumnMapping {
  /** Counted from 0. */
  column: number;
  heading: string;
  target: ImportTarget;
  /** For `about`: what is written before the text, so that `Fax` stays told from `Hobby`. */
  label?: string;
  /** Which of several addresses a street, city, postal code or country belongs to. */
  group?: string;
}
