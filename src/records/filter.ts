export const FILTER_OPS = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'any_of',
  'none_of',
  'before',
  'after',
  'within',
  'is_empty',
  'is_not_empty',
] as const;
export type FilterOp = (typeof FILTER_OPS)[number];

export const DATE_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type DateUnit = (typeof DATE_UNITS)[number];

/** A day seen from today: `{ago: 90, unit: 'day'}`, `{in: 2, unit: 'week'}`. */
export type RelativeDay = { ago: number; unit: DateUnit } | { in: number; unit: DateUnit };
/**
 * A span of days. The last and the next days count today; of longer units the whole ones beside the
 * present one are meant: `{next: 1, unit: 'week'}` is next week, from Monday on. `from` and `to` are
 * both within.
 */
export type Period =
  | { this: DateUnit }
  | { last: number; unit: DateUnit }
  | { next: number; unit: DateUnit }
  | { from: string; to: string };

export type FilterScalar = string | number | boolean;
export type FilterValue = FilterScalar | FilterScalar[] | RelativeDay | Period;

/** Stands for the member who asks, in fields that hold members. */
export const ME = '$me';

/**
 * A test of one field, or by one hop of a field of the record that it refers to (`company_id.city`).
 * `any_of` and `none_of` take a list, `within` a period, the two empty tests no value. What is
 * negative also holds where there is nothing.
 */
export interface FieldFilter {
  field: string;
  op: FilterOp;
  value?: FilterValue | undefined;
}
/**
 * Whether records of the type `has` belong to it and pass the filter. They do by their field `by`,
 * which is the first that refers to it unless given; `through` names the field of the one they are
 * to belong to instead: a person's `company_id`.
 */
export interface HasFilter {
  has: string;
  by?: string | undefined;
  through?: string | undefined;
  filter?: Filter | undefined;
}
/** Whether it is in a segment: a saved view of its type, by id. */
export interface SegmentFilter {
  segment: string;
}
/** A test that a record type has besides its fields, such as whether a person is reached by mail. */
export interface NamedFilter {
  test: string;
  is: string;
  /** What it is asked for: a purpose. */
  of?: string | undefined;
}
export type FilterTest = FieldFilter | HasFilter | SegmentFilter | NamedFilter;
export type Filter = FilterTest | { and: Filter[] } | { or: Filter[] } | { not: Filter };

/** Every test in the filter, however deep, but not those of what belongs to the record. */
export function leavesOf(filter: Filter): FilterTest[] {
  if ('and' in filter) return filter.and.flatMap(leavesOf);
  if ('or' in filter) return filter.or.flatMap(leavesOf);
  return 'not' in filter ? leavesOf(filter.not) : [filter];
}

/** Every test of one of the record's own fields in the filter, however deep. */
export function fieldTests(filter: Filter): FieldFilter[] {
  return leavesOf(filter).filter((one): one is FieldFilter => 'field' in one);
}
