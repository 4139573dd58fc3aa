import type { FieldKind } from './field-types.ts';

/** The type of a field's column, and of its value in SQL. */
export type ColumnType =
  | 'text'
  | 'uuid'
  | 'date'
  | 'timestamptz'
  | 'integer'
  | 'numeric'
  | 'bigint'
  | 'boolean'
  | 'jsonb'
  | 'text[]'
  | 'uuid[]';

export interface KindFacts {
  column: ColumnType;
  /** What it is compared and sorted as in SQL, if not as its column: money by its amount; lines neither filter, sort nor group. */
  compared?: ColumnType | 'never';
  empty: null | false | readonly [];
  /** Its words can be found by search. */
  hasWords?: true;
  /** It holds the ids of these. */
  ids?: 'record' | 'member';
  /** The same values recur, so that lists and figures are grouped by it. */
  isGrouped?: true;
}

const TEXT: KindFacts = { column: 'text', empty: null, hasWords: true };
const TEXTS: KindFacts = { column: 'text[]', empty: [], hasWords: true };

/** What follows from a field's kind, for columns, empty values, filters, sorting and search. */
export const FIELD_KINDS: Readonly<Record<FieldKind, KindFacts>> = {
  text: { ...TEXT, isGrouped: true },
  long_text: TEXT,
  url: TEXT,
  emails: TEXTS,
  phones: TEXTS,
  domains: TEXTS,
  tags: TEXTS,
  choice: { column: 'text', empty: null, isGrouped: true },
  choices: { column: 'text[]', empty: [] },
  date: { column: 'date', empty: null, isGrouped: true },
  datetime: { column: 'timestamptz', empty: null, isGrouped: true },
  integer: { column: 'integer', empty: null, isGrouped: true },
  number: { column: 'numeric', empty: null },
  money: { column: 'jsonb', compared: 'bigint', empty: null },
  boolean: { column: 'boolean', empty: false, isGrouped: true },
  reference: { column: 'uuid', empty: null, ids: 'record', isGrouped: true },
  references: { column: 'uuid[]', empty: [], ids: 'record' },
  member: { column: 'uuid', empty: null, ids: 'member', isGrouped: true },
  members: { column: 'uuid[]', empty: [], ids: 'member' },
  lines: { column: 'jsonb', compared: 'never', empty: [] },
};

/** Whether the field holds a list, which is never null. */
export function isListKind(kind: FieldKind): boolean {
  return Array.isArray(FIELD_KINDS[kind].empty);
}

/** Whether lists can be filtered and sorted by the field. */
export function isCompared(kind: FieldKind): boolean {
  return FIELD_KINDS[kind].compared !== 'never';
}

/** Whether the field holds colleagues. */
export function holdsMembers(kind: FieldKind): boolean {
  return FIELD_KINDS[kind].ids === 'member';
}

/** The value of a field that nobody has filled in. */
export function emptyOf(kind: FieldKind): null | false | string[] {
  const { empty } = FIELD_KINDS[kind];
  return empty === null || empty === false ? empty : [];
}
