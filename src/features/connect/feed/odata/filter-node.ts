export const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const TEXT_TESTS = ['contains', 'startswith', 'endswith'] as const;
export type TextTest = (typeof TEXT_TESTS)[number];

/** A value as it is written; numbers keep their digits. */
export type Literal =
  | { type: 'null' }
  | { type: 'boolean'; value: boolean }
  | { type: 'text' | 'number' | 'date' | 'instant' | 'guid'; value: string };

/** A property, or with `/` one of what it refers to; folded: without regard to capitals. */
export interface Operand {
  path: string;
  folded: boolean;
}

/** What `$filter` says; `and` and `or` are flat. */
export type FilterNode =
  | { kind: 'and' | 'or'; parts: FilterNode[] }
  | { kind: 'not'; inner: FilterNode }
  | { kind: 'compare'; op: Comparison; operand: Operand; value: Literal }
  | { kind: 'in'; operand: Operand; values: Literal[] }
  | { kind: 'text'; test: TextTest; operand: Operand; value: string };
