import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import {
  formatValue,
  heldIn,
  kindOf,
  type ReadingAids,
} from '#src/records/web/fields/format-value.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import type { ImportRow } from '../import-queries.ts';
import { importText } from '../import-text.ts';

/** One thing that a row writes, as words. */
export interface RowChange {
  key: string;
  label: string;
  /** The value says by itself what it is. */
  isPlain: boolean;
  /** '' where nothing stood before. */
  before: string;
  after: string;
}

type Types = ReadonlyMap<string, RecordDeclaration>;
/** Says the value of a field in the words of who reads it. */
type Say = (value: unknown) => string;
const COMPANY = 'company.';
/** The title and the company stand at the head of the row. */
const SAID_ALREADY = new Set(['first_name', 'last_name', 'name', 'company.name']);
const TEXT_LENGTH = 120;
/** What helps most to know somebody again comes first. */
const FIRST = ['emails', 'phones', 'job_title', 'company_id', 'street', 'postal_code', 'city'];
const PLAIN = new Set([...FIRST, 'country', 'domains', 'website']);
const LAST = 'about';
/** Kinds whose values are kept otherwise than they are read; the others are what the list says. */
const WORDED = new Set<FieldKind>([
  'choice',
  'choices',
  'money',
  'date',
  'datetime',
  'number',
  'integer',
  'boolean',
]);

/** What a row would write. Of a new record that is its fields; lists tell only what is added. */
export function readChanges(
  row: ImportRow,
  { types, aids }: { types: Types; aids: ReadingAids },
): RowChange[] {
  const own = ownType(row);
  const entries = Object.entries(row.changes).sort(([a], [b]) => rank(a) - rank(b));
  return entries.flatMap(([key, [before, after]]) => {
    if (row.outcome === 'create' && (SAID_ALREADY.has(key) || key === 'company_id')) return [];
    const isCompany = key.startsWith(COMPANY);
    const declaration = types.get(isCompany ? 'company' : own);
    const field = isCompany ? key.slice(COMPANY.length) : key;
    const label = declaration ? fieldLabel(declaration, field) : field;
    return {
      key,
      label: isCompany ? importText.text('columns.ofCompany', { field: label }) : label,
      isPlain: row.outcome === 'create' && !isCompany && PLAIN.has(field),
      ...sayChange(before, after, sayer(declaration, field, aids)),
    };
  });
}

function rank(key: string): number {
  const field = key.startsWith(COMPANY) ? key.slice(COMPANY.length) : key;
  const place = field === LAST ? FIRST.length + 1 : FIRST.indexOf(field);
  const own = place < 0 ? FIRST.length : place;
  return key.startsWith(COMPANY) ? own + 100 : own;
}

/** Whether the row makes its company as well. */
export function makesCompany({ changes }: ImportRow): boolean {
  return changes['company.name'] !== undefined;
}

/** A row whose record is not yet made says by its fields what it is. */
export function ownType({ record, changes }: ImportRow): string {
  return record?.type ?? ('name' in changes ? 'company' : 'person');
}

function sayer(declaration: RecordDeclaration | undefined, field: string, aids: ReadingAids): Say {
  const isWorded =
    declaration && (WORDED.has(kindOf(declaration, field)) || heldIn(declaration.fields[field]));
  if (!isWorded) return (value) => cut(value);
  return (value) => cut(formatValue(declaration, field, { value, aids }));
}

function sayChange(before: unknown, after: unknown, say: Say): { before: string; after: string } {
  if (Array.isArray(after)) {
    const known = Array.isArray(before) ? before : [];
    const added = after.filter((one) => !known.includes(one));
    const isAddition = known.every((one) => after.includes(one));
    if (isAddition) return { before: '', after: sayAdded(say(added), known.length > 0) };
  }
  if (typeof before === 'string' && String(after).startsWith(before) && before !== '') {
    // a text that grows tells its new end
    return { before: '', after: sayAdded(say(String(after).slice(before.length).trim()), true) };
  }
  return { before: say(before), after: say(after) };
}

function sayAdded(value: string, isMore: boolean): string {
  return isMore ? importText.text('rows.also', { value }) : value;
}

function cut(value: unknown): string {
  if (value === null || value === undefined) return '';
  const said = Array.isArray(value) ? value.join(', ') : String(value);
  // a note keeps its lines
  const text = said.replace(/[^\S\n]+/g, ' ').replace(/ ?\n\s*/g, '\n');
  return text.length > TEXT_LENGTH ? `${text.slice(0, TEXT_LENGTH).toWellFormed()}…` : text;
}
