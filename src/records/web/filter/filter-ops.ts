import type { FieldKind } from '#src/records/field-types.ts';
import type { FilterOp } from '#src/records/filter.ts';

const EMPTY: FilterOp[] = ['is_empty', 'is_not_empty'];
const TEXT: FilterOp[] = ['contains', 'not_contains', 'is', 'is_not', ...EMPTY];
const CHOSEN: FilterOp[] = ['is', 'is_not', ...EMPTY];
const MEASURED: FilterOp[] = ['is', 'is_not', 'before', 'after', ...EMPTY];
const LISTED: FilterOp[] = ['is', 'is_not', 'contains', 'not_contains', ...EMPTY];

/** Fields of days are asked for in words of their own: date-tests. */
const OPS: Record<Exclude<FieldKind, 'date' | 'datetime'>, FilterOp[]> = {
  text: TEXT,
  long_text: ['contains', 'not_contains', ...EMPTY],
  url: TEXT,
  emails: TEXT,
  phones: TEXT,
  domains: TEXT,
  tags: LISTED,
  choice: CHOSEN,
  reference: CHOSEN,
  member: CHOSEN,
  integer: MEASURED,
  boolean: ['is'],
  number: MEASURED,
  money: MEASURED,
  choices: CHOSEN,
  references: CHOSEN,
  members: CHOSEN,
  lines: [],
};

/** The tests that make sense for a kind of field, the likeliest first. */
export function opsFor(kind: FieldKind): readonly FilterOp[] {
  return kind === 'date' || kind === 'datetime' ? [] : OPS[kind];
}

export function isOfDays(kind: FieldKind): boolean {
  return kind === 'date' || kind === 'datetime';
}

export function isNumeric(kind: FieldKind): boolean {
  return kind === 'integer' || kind === 'number' || kind === 'money';
}

const HAVING: readonly FieldKind[] = ['tags', 'choices', 'references', 'members'];

/** The words of a test, by their name in the texts: numbers are less and more, lists have. */
export function opWord(op: FilterOp, kind: FieldKind) {
  if (isNumeric(kind) && op === 'before') return 'less';
  if (isNumeric(kind) && op === 'after') return 'more';
  if (HAVING.includes(kind) && op === 'is') return 'has';
  return HAVING.includes(kind) && op === 'is_not' ? 'has_not' : op;
}

export function needsValue(op: FilterOp): boolean {
  return op !== 'is_empty' && op !== 'is_not_empty';
}
