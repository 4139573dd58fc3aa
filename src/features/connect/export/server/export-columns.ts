import { AppError } from '#src/lib/app-error.ts';
import { digitsOf } from '#src/lib/currency.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import type { Row } from '#src/records/server/record-type.ts';
import type { Refs } from '#src/records/server/table/record-columns.ts';
import { writeLines } from '#src/records/values/lines-text.ts';

/** A day or an instant, which spreadsheets keep as a number. */
export interface Moment {
  iso: string;
  hasTime: boolean;
}
export type Cell = string | number | boolean | Moment | null;

export interface ExportColumn {
  heading: string;
  cell: (row: Row, refs: Refs) => Cell;
}

/** Names of members by id. */
export type MemberNames = ReadonlyMap<string, string>;

/** The columns of a file: the name and those that are named, or everything there is. */
export function exportColumns(
  declaration: RecordDeclaration,
  { names, members }: { names: string[] | undefined; members: MemberNames },
): ExportColumn[] {
  const all = [...Object.keys(declaration.fields), ...Object.keys(BASE)];
  const unknown = names?.find((name) => name !== 'title' && !all.includes(name));
  if (unknown !== undefined) {
    throw new AppError('invalid', `There is no field "${unknown}" to export.`, {
      reason: 'bad_columns',
    });
  }
  const title: ExportColumn = { heading: declaration.label, cell: (row) => String(row.title) };
  const wanted = names ? names.filter((name) => name !== 'title') : all;
  const columns = wanted.flatMap((name) => columnsOf(declaration, name, members));
  return names ? [title, ...columns] : columns;
}

const BASE: Record<string, (members: MemberNames) => ExportColumn> = {
  owner_id: (members) => ({
    heading: 'Owner',
    cell: (row) => members.get(row.owner_id as string) ?? null,
  }),
  visibility: () => ({ heading: 'Visibility', cell: (row) => String(row.visibility) }),
  created_at: () => ({ heading: 'Created', cell: (row) => moment(row.created_at, true) }),
  updated_at: () => ({ heading: 'Last change', cell: (row) => moment(row.updated_at, true) }),
  id: () => ({ heading: 'ID', cell: (row) => row.id }),
};

function columnsOf(
  declaration: RecordDeclaration,
  name: string,
  members: MemberNames,
): ExportColumn[] {
  const field = fieldOf(declaration, name);
  if (!field) return [BASE[name]!(members)];
  const { label: heading } = field;
  if (field.kind === 'money') {
    return [
      { heading, cell: (row) => amountOf(row[name]) },
      { heading: `${heading} (currency)`, cell: (row) => currencyOf(row[name]) },
    ];
  }
  return [{ heading, cell: (row, refs) => cellOf(field, row[name], { refs, members }) }];
}

function cellOf(
  field: Field,
  value: unknown,
  { refs, members }: { refs: Refs; members: MemberNames },
): Cell {
  if (value === null || value === undefined) return null;
  const each = (say: (one: string) => string) =>
    [value]
      .flat()
      .map((one) => say(String(one)))
      .filter(Boolean)
      .join('; ') || null;
  switch (field.kind) {
    case 'reference':
    case 'references':
      return each((id) => refs[id]?.title ?? '');
    case 'member':
    case 'members':
      return each((id) => members.get(id) ?? '');
    case 'choice':
    case 'choices':
      return each((one) => field.choices.find((known) => known.value === one)?.label ?? one);
    case 'date':
      return moment(value, false);
    case 'datetime':
      return moment(value, true);
    case 'integer':
    case 'number':
      return Number(value);
    case 'boolean':
      return value === true;
    case 'lines':
      return writeLines(value) || null;
    default:
      return each((text) => text);
  }
}

function moment(value: unknown, hasTime: boolean): Moment | null {
  return value === null || value === undefined ? null : { iso: String(value), hasTime };
}

interface Money {
  amount: number;
  currency: string;
}

function amountOf(value: unknown): number | null {
  if (!value) return null;
  const { amount, currency } = value as Money;
  return amount / 10 ** digitsOf(currency);
}

function currencyOf(value: unknown): string | null {
  return value ? (value as Money).currency : null;
}

/** The cell as plain text; instants in UTC, as the API gives them. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.iso;
  return typeof cell === 'boolean' ? (cell ? 'yes' : 'no') : String(cell);
}
