import type { DateUnit, FieldFilter } from '#src/records/filter.ts';

/** What a person fills in besides choosing the words. */
export interface DateInput {
  count: number;
  day: string;
  to: string;
}

type Tested = Pick<FieldFilter, 'op' | 'value'>;

/** One way to say when: the words stand in the texts under `when.<name>`. */
export interface DateTest {
  name: string;
  takes: 'nothing' | 'count' | 'day' | 'span';
  make: (input: DateInput) => Tested;
}

const fixed = (name: string, tested: Tested): DateTest => ({
  name,
  takes: 'nothing',
  make: () => tested,
});
const within = (name: string, value: FieldFilter['value']) => fixed(name, { op: 'within', value });
const UNITS: [DateUnit, string][] = [
  ['week', 'Week'],
  ['month', 'Month'],
  ['quarter', 'Quarter'],
  ['year', 'Year'],
];

/** All that the screen offers of days, the commonest first. */
export const DATE_TESTS = [
  within('today', { this: 'day' }),
  fixed('yesterday', { op: 'is', value: { ago: 1, unit: 'day' } }),
  fixed('tomorrow', { op: 'is', value: { in: 1, unit: 'day' } }),
  ...UNITS.flatMap(([unit, word]) => [
    within(`this${word}`, { this: unit }),
    within(`last${word}`, { last: 1, unit }),
    within(`next${word}`, { next: 1, unit }),
  ]),
  counted('lastDays', (count) => ({ op: 'within', value: { last: count, unit: 'day' } })),
  counted('nextDays', (count) => ({ op: 'within', value: { next: count, unit: 'day' } })),
  counted('olderThan', (count) => ({ op: 'before', value: { ago: count, unit: 'day' } })),
  counted('furtherThan', (count) => ({ op: 'after', value: { in: count, unit: 'day' } })),
  dated('on', 'is'),
  dated('before', 'before'),
  dated('after', 'after'),
  {
    name: 'between',
    takes: 'span',
    make: ({ day, to }) => ({ op: 'within', value: { from: day, to } }),
  },
  fixed('empty', { op: 'is_empty' }),
  fixed('notEmpty', { op: 'is_not_empty' }),
] satisfies DateTest[] as readonly DateTest[];

function counted(name: string, make: (count: number) => Tested): DateTest {
  return { name, takes: 'count', make: ({ count }) => make(count) };
}

function dated(name: string, op: FieldFilter['op']): DateTest {
  return { name, takes: 'day', make: ({ day }) => ({ op, value: day }) };
}

/** The words that say this test, with what was filled in; null if the screen has none for it. */
export function readDateTest({ op, value }: Tested): { test: DateTest; input: DateInput } | null {
  const input = inputOf(value);
  const wanted = JSON.stringify([op, value ?? null]);
  const test = DATE_TESTS.find((one) => {
    const made = one.make(input);
    return JSON.stringify([made.op, made.value ?? null]) === wanted;
  });
  return test ? { test, input } : null;
}

function inputOf(value: FieldFilter['value']): DateInput {
  const given: Record<string, unknown> =
    typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
  const count = Object.values(given).find((one) => typeof one === 'number');
  const textOf = (one: unknown) => (typeof one === 'string' ? one : '');
  return {
    count: typeof count === 'number' ? count : 30,
    day: textOf(given.from) || textOf(value).slice(0, 10),
    to: textOf(given.to),
  };
}
