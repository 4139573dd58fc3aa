import { digitsOf } from '#src/lib/currency.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { Money } from '#src/records/field-types.ts';
import type { Row } from '#src/records/server/record-type.ts';
import type { Refs } from '#src/records/server/table/record-columns.ts';
import { writeLines } from '#src/records/values/lines-text.ts';
import type { RecordProperty } from '../../odata/record-entity.ts';
import type { Value } from '../answer.ts';

/** What names are taken from. */
export interface Showing {
  declaration: RecordDeclaration;
  members: ReadonlyMap<string, string>;
  refs: Refs;
}

export function showRow(
  { declaration, members, refs }: Showing,
  properties: readonly RecordProperty[],
  row: Row,
): Record<string, Value> {
  return Object.fromEntries(
    properties.map((property) => [
      property.name,
      showValue(property, row[property.field], { declaration, members, refs }),
    ]),
  );
}

function showValue({ part, field, type }: RecordProperty, value: unknown, showing: Showing): Value {
  if (value === null || value === undefined) return null;
  const each = (say: (one: string) => string | undefined) =>
    [value]
      .flat()
      .flatMap((one) => say(String(one)) ?? [])
      .join('; ') || null;
  switch (part) {
    case 'amount': {
      const { amount, currency } = value as Money;
      return amount / 10 ** digitsOf(currency);
    }
    case 'currency':
      return (value as Money).currency;
    case 'choice':
      return each((one) => labelOf(showing.declaration, field, one));
    case 'list':
      return each((one) => one);
    case 'lines':
      return writeLines(value) || null;
    case 'title':
      return each((id) => showing.refs[id]?.title);
    case 'member':
      return each((id) => showing.members.get(id));
    default:
      if (type === 'Edm.Decimal' || type === 'Edm.Int32') return Number(value);
      return type === 'Edm.Boolean' ? value === true : String(value);
  }
}

function labelOf(declaration: RecordDeclaration, name: string, value: string): string {
  const field = fieldOf(declaration, name);
  const choices = field && 'choices' in field ? field.choices : [];
  return choices.find((known) => known.value === value)?.label ?? value;
}
