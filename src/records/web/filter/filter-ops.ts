import type { FieldKind } from '#src/records/field-types.ts';
import type { FilterOp } from '#src/records/filter.ts';

const EMPTY: FilterOp[] = ['is_empty', 'is_not_empty'];
const TEXT: FilterOp[] = ['contains', 'is', 'is_not', ...EMPTY];
const CHOSEN: FilterOp[] = ['is', 'is_not', ...EMPTY];
const MEASURED: FilterOp[] = ['is', 'before', 'after', ...EMPTY];

const OPS: Record<FieldKind, FilterOp[]> = {
  text: TEXT,
  long_text: ['contains', ...EMPTY],
  url: TEXT,
  emails: TEXT,
  phones: TEXT,
  domains: TEXT,
  tags: ['is', 'is_not', 'contains', ...EMPTY],
  choice: CHOSEN,
  reference: CHOSEN,
  member: CHOSEN,
  date: MEASURED,
  datetime: ['before', 'after', ...EMPTY],
  integer: MEASURED,
  boolean: ['is'],
  number: MEASURED,
  money: MEASURED,
  choices: CHOSEN,
  references: CHOSEN,
  members: CHOSEN,
};

/** The tests that make sense for a kind of field, the likeliest first. */
export function opsFor(kind: FieldKind): readonly FilterOp[] {
  return OPS[kind];
}

export function needsValue(op: FilterOp): boolean {
  return op !== 'is_empty' && op !== 'is_not_empty';
}
