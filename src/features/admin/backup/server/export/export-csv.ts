import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field, Money } from '#src/records/field-types.ts';
import type { Row } from '#src/records/server/record-type.ts';
import type { Refs } from '#src/records/server/table/record-columns.ts';
import { writeLines } from '#src/records/values/lines-text.ts';
import { writeAmount } from '#src/records/values/money-text.ts';

interface CsvColumn {
  heading: string;
  cell(row: Row, refs: Refs): string;
}

/** The columns of a record type as people and spreadsheets read them. `owners`: e-mail by member. */
export function csvColumns(
  declaration: RecordDeclaration,
  owners: ReadonlyMap<string, string>,
): CsvColumn[] {
  const plain = (heading: string, name: string): CsvColumn => ({
    heading,
    cell: (row) => text(row[name]),
  });
  return [
    ...Object.entries(declaration.fields).flatMap(([name, field]) =>
      fieldColumns(name, field, owners),
    ),
    { heading: 'Owner', cell: (row) => owners.get(row.owner_id as string) ?? '' },
    plain('Visibility', 'visibility'),
    plain('Created', 'created_at'),
    plain('Updated', 'updated_at'),
    plain('ID', 'id'),
  ];
}

function fieldColumns(
  name: string,
  field: Field,
  owners: ReadonlyMap<string, string>,
): CsvColumn[] {
  const heading = field.label;
  const value = (row: Row) => row[name];
  switch (field.kind) {
    case 'reference':
      return [
        { heading, cell: (row, refs) => refs[value(row) as string]?.title ?? '' },
        { heading: `${heading} ID`, cell: (row) => text(value(row)) },
      ];
    case 'member':
      return [{ heading, cell: (row) => owners.get(value(row) as string) ?? '' }];
    case 'references':
      return [
        {
          heading,
          cell: (row, refs) => each(value(row), (id) => refs[id]?.title ?? ''),
        },
        { heading: `${heading} ID`, cell: (row) => text(value(row)) },
      ];
    case 'members':
      return [{ heading, cell: (row) => each(value(row), (id) => owners.get(id) ?? '') }];
    case 'money':
      return [{ heading, cell: (row) => moneyText(value(row)) }];
    case 'lines':
      return [{ heading, cell: (row) => writeLines(value(row)) }];
    case 'choices': {
      const labels = new Map(field.choices.map((c) => [c.value, c.label]));
      return [{ heading, cell: (row) => each(value(row), (one) => labels.get(one) ?? one) }];
    }
    case 'choice': {
      const labels = new Map<unknown, string>(field.choices.map((c) => [c.value, c.label]));
      return [{ heading, cell: (row) => labels.get(value(row)) ?? text(value(row)) }];
    }
    default:
      return [{ heading, cell: (row) => text(value(row)) }];
  }
}

function each(value: unknown, tell: (one: string) => string): string {
  return ((value ?? []) as string[]).map(tell).filter(Boolean).join('; ');
}

function moneyText(value: unknown): string {
  const money = value as Money | null;
  return money ? `${writeAmount(money)} ${money.currency}` : '';
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join('; ') : String(value);
}
