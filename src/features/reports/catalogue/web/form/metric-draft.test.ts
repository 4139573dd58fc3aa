import { expect, test } from 'vitest';
import { ownName, readDefinition } from '../../own-metric.ts';
import { definitionOf, draftOf, EMPTY, type MetricDraft, withSource } from './metric-draft.ts';

const open = { field: 'status', op: 'is', value: 'open' } as const;
const rows: MetricDraft = { ...EMPTY, source: 'deal', time: 'created_at', name: 'Deals' };

test.each<[string, Partial<MetricDraft>]>([
  ['counted', { how: 'count' }],
  ['added up, of some', { how: 'sum', field: 'amount', conditions: [open] }],
  ['on average', { how: 'average', field: 'amount' }],
  ['in the middle', { how: 'median', field: 'amount' }],
  ['told apart', { how: 'distinct', field: 'company_id' }],
  ['between two dates', { how: 'between', from: 'created_at', to: 'closed_at', as: 'average' }],
  ['as a share', { how: 'part', part: [open, { field: 'amount', op: 'is_not_empty' }] }],
  ['fit where it is filled in', { how: 'count', needs: ['amount', 'closes_on'] }],
  ['divided', { kind: 'quotient', above: 'won_value', below: 'sales_cycle' }],
])('what is %s is read again as it was put together', (_how, told) => {
  const draft = { ...rows, ...told };
  const definition = definitionOf(draft);
  expect(readDefinition(JSON.stringify(definition))).toEqual(definition);
  const again = draftOf({
    id: 'x',
    name: draft.name,
    question: null,
    definition: JSON.stringify(definition),
    formula: null,
    reference: null,
    unit: null,
    direction: draft.direction,
    minimum_rows: draft.minimumRows,
    minimum_coverage: draft.minimumCoverage,
  });
  expect(definitionOf(again)).toEqual(definition);
});

test('nothing is asked while something is missing', () => {
  expect(definitionOf(EMPTY)).toBeNull();
  expect(definitionOf({ ...rows, time: '' })).toBeNull();
  expect(definitionOf({ ...rows, how: 'sum' })).toBeNull();
  expect(definitionOf({ ...rows, how: 'between', from: 'created_at' })).toBeNull();
  expect(definitionOf({ ...rows, how: 'part' })).toBeNull();
  expect(definitionOf({ ...rows, kind: 'quotient', above: 'won_value' })).toBeNull();
});

test('counting something else forgets the fields of what was counted before', () => {
  const draft = { ...rows, how: 'sum' as const, field: 'amount', conditions: [open] };
  expect(withSource(draft, 'task')).toMatchObject({
    source: 'task',
    field: '',
    conditions: [],
    time: '',
  });
});

test('a metric of one’s own is called by its record, whatever its name', () => {
  expect(ownName('01a20308-d97e-7788-b533-e641854fad34')).toBe(
    'm_01a20308d97e7788b533e641854fad34',
  );
});
