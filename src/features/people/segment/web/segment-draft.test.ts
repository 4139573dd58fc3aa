import { expect, test } from 'vitest';
import type { Filter } from '#src/records/filter.ts';
import { draftOf, filterOf } from './segment-draft.ts';

const rome: Filter = { field: 'city', op: 'is', value: 'Rome' };
const deal: Filter = { not: { has: 'deal' } };
const view = {
  id: '',
  name: 'S',
  recordType: 'person',
  ownerId: null,
  visibility: 'workspace' as const,
  sort: '',
  columns: '',
  widths: {},
  group: '',
  isSegment: true,
};

test.each<[Filter | null]>([
  [null],
  [rome],
  [deal],
  [{ and: [rome, deal] }],
  [{ or: [rome, deal] }],
  [{ and: [{ or: [rome, rome] }, deal] }],
])('%j is edited and comes out as it went in', (filter) => {
  expect(filterOf(draftOf({ ...view, filter })) ?? null).toEqual(filter);
});
