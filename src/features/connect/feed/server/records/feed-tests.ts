import { type RawBuilder, sql } from 'kysely';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { NamedFilter } from '#src/records/filter.ts';
import type { NamedTest, TestScope } from '#src/records/server/filter/named-test.ts';
import { columnType, currencySql, fieldSql } from '#src/records/server/table/field-sql.ts';
import type { Comparison, TextTest } from '../../odata/filter-node.ts';

type Sql = RawBuilder<unknown>;

/** What `is` of such a test holds, as JSON. */
export type FeedTest =
  | { compare: Comparison; value: string }
  | { text: TextTest | 'eq'; value: string; folded: boolean; currency?: true };

/** The name of the tests that OData has and the product's filters have not. */
export const FEED_TEST = 'odata';

export function feedTest(field: string, test: FeedTest): NamedFilter {
  return { test: FEED_TEST, of: field, is: JSON.stringify(test) };
}

/**
 * Tests of a type's fields that filters lack: parts of texts with their capitals, "at least", money
 * by its amount as it is read. They go the way of all filters, within the same permission.
 */
export function feedTests(declaration: RecordDeclaration): Record<string, NamedTest> {
  return {
    [FEED_TEST]: (scope, { of = '', is }) => {
      const test = JSON.parse(is) as FeedTest;
      return 'compare' in test
        ? compareSql(declaration, scope, { field: of, test })
        : textSql(declaration, scope, { field: of, test });
    },
  };
}

const SIGNS: Record<Comparison, string> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

interface Of<T> {
  field: string;
  test: T;
}

function compareSql(
  declaration: RecordDeclaration,
  { alias }: TestScope,
  { field, test }: Of<Extract<FeedTest, { compare: unknown }>>,
): Sql {
  const sign = sql.raw(SIGNS[test.compare]);
  const held = fieldSql(declaration, field, alias);
  if (fieldOf(declaration, field)?.kind === 'money') {
    const digits = sql`currency_digits(${currencySql(declaration, field, alias)})`;
    return sql`(${held}::numeric / 10::numeric ^ ${digits} ${sign} ${test.value}::numeric)`;
  }
  const type = columnType(declaration, field)!;
  // a number that a whole one is compared with may have a fraction
  const cast = sql.raw(type === 'integer' ? 'numeric' : type);
  return sql`(${held} ${sign} ${test.value}::${cast})`;
}

function textSql(
  declaration: RecordDeclaration,
  { alias }: TestScope,
  { field, test }: Of<Extract<FeedTest, { text: unknown }>>,
): Sql {
  const held = test.currency
    ? currencySql(declaration, field, alias)
    : writtenSql(declaration, field, alias);
  const text = test.folded ? sql`lower(${held})` : held;
  switch (test.text) {
    case 'eq':
      return sql`(${text} = ${test.value}::text)`;
    case 'contains':
      return sql`(position(${test.value}::text in ${text}) > 0)`;
    case 'startswith':
      return sql`starts_with(${text}, ${test.value}::text)`;
    case 'endswith':
      return sql`(right(${text}, length(${test.value}::text)) = ${test.value}::text)`;
  }
}

/** A list as the feed shows it. */
function writtenSql(declaration: RecordDeclaration, field: string, alias: string): Sql {
  const held = fieldSql(declaration, field, alias);
  const isList = columnType(declaration, field) === 'text[]';
  return isList ? sql`nullif(array_to_string(${held}, '; '), '')` : held;
}
