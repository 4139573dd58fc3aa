export const FILTER_OPS = [
  'is',
  'is_not',
  'contains',
  'any_of',
  'before',
  'after',
  'is_empty',
  'is_not_empty',
] as const;
export type FilterOp = (typeof FILTER_OPS)[number];

/** A test of one field; `any_of` takes a list, the two empty tests no value. */
export interface FieldFilter {
  field: string;
  op: FilterOp;
  value?: string | number | boolean | (string | number | boolean)[];
}
export type Filter = FieldFilter | { and: Filter[] } | { or: Filter[] };
