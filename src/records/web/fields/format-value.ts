import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field, FieldKind, Money } from '#src/records/field-types.ts';
import { sayCountry } from '#src/records/values/country.ts';
import { writeLines } from '#src/records/values/lines-text.ts';
import { formatMoney } from '#src/records/values/money-text.ts';
import {
  formatBirthday,
  formatDay,
  formatInstant,
  formatWholeDay,
  type Reader,
} from '#src/web/i18n/dates.ts';
import type { Refs } from '../data/record-client.ts';
import type { MemberName } from '../data/use-members.ts';
import { choiceLabel, visibilityLabel } from '../labels.ts';
import { recordsText } from '../records-text.ts';

/** What values need to be read by a person: who reads, and the names behind the ids. */
export interface ReadingAids {
  reader: Reader;
  refs: Refs;
  members: readonly MemberName[];
  /** The workspace's own, in which filters ask for amounts; undefined until it is known. */
  currency?: string | undefined;
  /** Days with their year; else as short as a list wants them. */
  wholeDays?: true;
}

const BASE_KINDS: Record<string, FieldKind> = {
  title: 'text',
  owner_id: 'member',
  visibility: 'text',
  created_at: 'datetime',
  updated_at: 'datetime',
  deleted_at: 'datetime',
};

/** The kind of a declared field or of a column that every record has. */
export function kindOf(declaration: RecordDeclaration, name: string): FieldKind {
  return declaration.fields[name]?.kind ?? BASE_KINDS[name] ?? 'text';
}

export function isEmptyValue(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A value as one line of text; '' if there is none. */
export function formatValue(
  declaration: RecordDeclaration,
  name: string,
  shown: { value: unknown; aids: ReadingAids },
): string {
  const { value, aids } = shown;
  if (isEmptyValue(value)) return '';
  if (name === 'visibility') return visibilityLabel(String(value));
  try {
    return writeValue(declaration, name, { value, aids });
  } catch {
    return String(value); // of a history from before the field changed its kind
  }
}

function writeValue(
  declaration: RecordDeclaration,
  name: string,
  { value, aids }: { value: unknown; aids: ReadingAids },
): string {
  switch (kindOf(declaration, name)) {
    case 'choice':
      return choiceLabel(declaration, name, String(value));
    case 'choices':
      return joined(value, (one) => choiceLabel(declaration, name, one));
    case 'references':
      return joined(value, (one) => aids.refs[one]?.title ?? recordsText.text('pick.hidden'));
    case 'members':
      return joined(value, (one) => aids.members.find(({ id }) => id === one)?.name ?? '');
    case 'money':
      return typeof value === 'object'
        ? sayMoney(value as Money, aids.reader.locale)
        : String(value);
    case 'date':
      return aids.wholeDays
        ? formatWholeDay(String(value), aids.reader)
        : formatDay(String(value), aids.reader);
    case 'datetime':
      return formatInstant(String(value), aids.reader);
    case 'integer':
    case 'number':
      return writeNumber(value, aids.reader.locale);
    case 'lines':
      return writeLines(value);
    case 'boolean':
      return value ? '✓' : '';
    case 'reference':
      return aids.refs[String(value)]?.title ?? recordsText.text('pick.hidden');
    case 'member':
      return aids.members.find((member) => member.id === value)?.name ?? '';
    case 'text':
      return sayHeld(declaration.fields[name], String(value), aids.reader.locale);
    default:
      return Array.isArray(value) ? value.join(', ') : String(value);
  }
}

/** What was typed and is no amount stays as it was typed. */
function sayMoney(money: Money, locale: string): string {
  if (typeof money.amount === 'number') return formatMoney(money, locale);
  return `${String(money.amount)} ${money.currency}`;
}

/** What a text holds that each reader writes in their own way. */
export function heldIn(field: Field | undefined): 'birthday' | 'country' | undefined {
  return field?.kind === 'text' ? field.holds : undefined;
}

/** A text as its reader writes it. */
export function sayHeld(field: Field | undefined, text: string, locale: string): string {
  const held = heldIn(field);
  if (held === 'birthday') return formatBirthday(text, locale);
  return held === 'country' ? sayCountry(text, locale) : text;
}

function writeNumber(value: unknown, locale: string): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return String(value);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(number);
}

function joined(value: unknown, label: (one: string) => string): string {
  return [value]
    .flat()
    .map((one) => label(String(one)))
    .filter(Boolean)
    .join(', ');
}

/** Whether a person may type into the field where it is shown. */
export function isEditable(field: Field | undefined): field is Field {
  return field !== undefined && !field.readOnly && field.kind !== 'lines';
}
