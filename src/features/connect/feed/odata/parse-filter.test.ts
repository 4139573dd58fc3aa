import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { COMPARISONS, type FilterNode, type Literal, TEXT_TESTS } from './filter-node.ts';
import { parseFilter } from './parse-filter.ts';

function write(node: FilterNode): string {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.parts.map((part) => `(${write(part)})`).join(` ${node.kind} `);
    case 'not':
      return `not (${write(node.inner)})`;
    case 'compare':
      return `${writeOperand(node)} ${node.op} ${writeLiteral(node.value)}`;
    case 'in':
      return `${writeOperand(node)} in (${node.values.map(writeLiteral).join(',')})`;
    case 'text':
      return `${node.test}(${writeOperand(node)},${writeLiteral({ type: 'text', value: node.value })})`;
  }
}

function writeOperand({ operand }: { operand: { path: string; folded: boolean } }): string {
  return operand.folded ? `tolower(${operand.path})` : operand.path;
}

function writeLiteral(literal: Literal): string {
  if (literal.type === 'null') return 'null';
  return literal.type === 'text'
    ? `'${literal.value.replaceAll("'", "''")}'`
    : String(literal.value);
}

const WORDS = new Set([
  'not',
  'and',
  'or',
  'in',
  'null',
  'true',
  'false',
  'tolower',
  ...COMPARISONS,
  ...TEXT_TESTS,
]);
const name = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/).filter((word) => !WORDS.has(word));
const operand = fc.record({
  path: fc.array(name, { minLength: 1, maxLength: 2 }).map((names) => names.join('/')),
  folded: fc.boolean(),
});
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.constant({ type: 'null' } as const),
  fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({
    type: fc.constant('text' as const),
    value: fc.string({ unit: 'binary', maxLength: 12 }),
  }),
  fc.record({
    type: fc.constant('number' as const),
    value: fc
      .oneof(
        fc.integer(),
        fc.integer().map((whole) => whole / 100),
      )
      .map(String),
  }),
  fc.record({ type: fc.constant('guid' as const), value: fc.uuid() }),
  fc.record({
    type: fc.constant('date' as const),
    value: fc
      .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  }),
  fc.record({
    type: fc.constant('instant' as const),
    value: fc
      .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString()),
  }),
);
const { node } = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.record({
      kind: fc.constant('compare' as const),
      op: fc.constantFrom(...COMPARISONS),
      operand,
      value: literal,
    }),
    fc.record({
      kind: fc.constant('in' as const),
      operand,
      values: fc.array(literal, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      test: fc.constantFrom(...TEXT_TESTS),
      operand,
      value: fc.string(),
    }),
    fc.record({ kind: fc.constant('not' as const), inner: tie('node') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

/** Lists in lists of their like are one list. */
function flat(given: FilterNode): FilterNode {
  if (given.kind === 'not') return { kind: 'not', inner: flat(given.inner) };
  if (given.kind !== 'and' && given.kind !== 'or') return given;
  const parts = given.parts.map(flat);
  return {
    kind: given.kind,
    parts: parts.flatMap((one) => (one.kind === given.kind ? one.parts : [one])),
  };
}

test('what is written is read back as it was meant', () => {
  fc.assert(
    fc.property(node, (given) => {
      expect(parseFilter(write(given))).toEqual(flat(given));
    }),
  );
});

test('whatever is given, it is read or refused with a sentence, never anything else', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '(',
      ')',
      "'",
      "''",
      ',',
      ' ',
      'not',
      'and',
      'or',
      'eq',
      'in',
      'contains(',
      'city',
      'null',
      '1',
      '-',
      '/',
      '$',
      '2026-03-01',
      'T',
      'tolower(',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('', ' '), (pieces, glue) => {
      try {
        parseFilter(pieces.join(glue));
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).message).toMatch(/^.{20,}\.$/su);
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([
  [
    "city eq 'O''Brien'",
    {
      kind: 'compare',
      op: 'eq',
      operand: { path: 'city', folded: false },
      value: { type: 'text', value: "O'Brien" },
    },
  ],
  [
    '5 lt amount',
    {
      kind: 'compare',
      op: 'gt',
      operand: { path: 'amount', folded: false },
      value: { type: 'number', value: '5' },
    },
  ],
  [
    "contains(city,'x') eq false",
    {
      kind: 'not',
      inner: {
        kind: 'text',
        test: 'contains',
        operand: { path: 'city', folded: false },
        value: 'x',
      },
    },
  ],
  [
    'done',
    {
      kind: 'compare',
      op: 'eq',
      operand: { path: 'done', folded: false },
      value: { type: 'boolean', value: true },
    },
  ],
  [
    'at gt 2026-03-01T10:00:00 01:00',
    {
      kind: 'compare',
      op: 'gt',
      operand: { path: 'at', folded: false },
      value: { type: 'instant', value: '2026-03-01T10:00:00+01:00' },
    },
  ],
])('%s is understood', (source, meant) => {
  expect(parseFilter(source)).toEqual(meant);
});

test.each([
  ['', /property/],
  ['city eq', /a value such as/],
  ['city eq Rome', /a value such as/],
  ["city eq 'Rome' nor 1", /"and" or "or"/],
  ['year(created_at) eq 2026', /function year is not known.*contains/],
  [`${'('.repeat(50)}a eq 1${')'.repeat(50)}`, /nested too deeply/],
  [`${'not '.repeat(5000)}a`, /characters at most|nested/],
  [`a in (${Array.from({ length: 501 }, () => 1)})`, /500 values/],
  ["tags/any(t:t eq 'x')", /cannot be read|not known/],
])('what cannot be read is refused with what can be written: %.40s', (source, message) => {
  expect(() => parseFilter(source)).toThrow(message);
});
