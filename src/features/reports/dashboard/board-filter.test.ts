import { expect, test } from 'vitest';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import type { Filter } from '#src/records/filter.ts';
import { filterTouching, isKnownTo, sharedFields } from './board-filter.ts';

function rows(type: string, fields: Record<string, Partial<Field>>, baseFields?: string[]) {
  return { type, fields, ...(baseFields && { baseFields }) } as unknown as RecordDeclaration;
}

const choice = (...values: string[]) =>
  ({ kind: 'choice', choices: values.map((value) => ({ value, label: value })) }) as Partial<Field>;
const company = { kind: 'reference', to: 'company' } as Partial<Field>;
const deal = rows('deal', {
  status: choice('open', 'won'),
  company_id: company,
  amount: { kind: 'money' },
});
const quote = rows('quote', { status: choice('draft', 'sent'), company_id: company });
const move = rows('move', { stage_id: { kind: 'reference', to: 'stage' } as Partial<Field> }, [
  'owner_id',
]);
const shared = sharedFields([quote, deal, move]);

test('what most have comes first, and what only bears the same name is left out', () => {
  expect([...shared.keys()]).toEqual(['company_id', 'amount', 'stage_id']);
});

test('a figure is filtered by what it knows, and says of what it does not', () => {
  const city: Filter = { field: 'company_id.city', op: 'is', value: 'Rome' };
  const stage: Filter = { field: 'stage_id', op: 'is_not_empty' };
  expect(filterTouching([city, stage], [deal], shared)).toEqual({
    filter: city,
    untouched: ['stage_id'],
  });
  expect(filterTouching([city], [deal, move], shared)).toEqual({
    filter: undefined,
    untouched: ['company_id.city'],
  });
  const either: Filter = { or: [city, stage] };
  expect(filterTouching([either], [deal], shared).filter).toBeUndefined();
});

test('every row has an owner; only records know when they were added', () => {
  const mine: Filter = { field: 'owner_id', op: 'is', value: '$me' };
  const fresh: Filter = { field: 'created_at', op: 'is_not_empty' };
  expect(filterTouching([mine, fresh], [move], shared)).toEqual({
    filter: mine,
    untouched: ['created_at'],
  });
  expect(filterTouching([mine, fresh], [deal], shared).filter).toEqual({ and: [mine, fresh] });
});

test('a name that two kinds of rows use for different things touches neither', () => {
  const won: Filter = { field: 'status', op: 'is', value: 'won' };
  expect(filterTouching([won], [deal], shared)).toEqual({
    filter: undefined,
    untouched: ['status'],
  });
});

test('what an address holds beside fields that there are is no condition', () => {
  const merged = { fields: Object.fromEntries(shared) };
  expect(isKnownTo(merged, { field: 'company_id.city', op: 'is', value: 'Rome' })).toBe(true);
  expect(isKnownTo(merged, { field: 'owner_id', op: 'is', value: '$me' })).toBe(true);
  for (const field of ['nothing', 'constructor', '__proto__', 'status']) {
    expect(isKnownTo(merged, { field, op: 'is_empty' })).toBe(false);
  }
  expect(isKnownTo(merged, { has: 'deal' })).toBe(false);
});
