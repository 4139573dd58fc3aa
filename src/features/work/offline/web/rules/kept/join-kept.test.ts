import { expect, test } from 'vitest';
import type { Filter } from '#src/records/filter.ts';
import { findKept } from './find-kept.ts';
import { listKept } from './join-kept.ts';

const ME = 'm-1';
const GLOBEX = 'c-1';

function deal(id: string, more: object) {
  const base = { created_at: '2026-01-01T00:00:00.000Z', deleted_at: null };
  return { id, title: id, status: 'open', owner_id: ME, company_id: GLOBEX, ...base, ...more };
}

const kept = [
  {
    url: '/api/v1/deals?limit=100&sort=closes_on',
    answer: {
      items: [
        deal('roof', { closes_on: '2026-03-01', deciders: ['p-1'] }),
        deal('pump', { closes_on: '2026-02-01', owner_id: 'm-2' }),
        deal('gate', { status: 'won', company_id: 'c-2', closes_on: null }),
      ],
      refs: { [GLOBEX]: { type: 'company', title: 'Globex' } },
    },
  },
  { url: '/api/v1/deals/door', answer: deal('door', { company_id: 'c-2', refs: {} }) },
];

function ask(filter: Filter | null, sort = 'title') {
  const query = new URLSearchParams({ sort, ...(filter && { filter: JSON.stringify(filter) }) });
  const answer = listKept(`/api/v1/deals?${query}`, kept, ME);
  return answer?.items.map(({ id }) => id);
}

const is = (field: string, value: string) => ({ field, op: 'is', value }) as const;

test('a list that was not kept by itself is put together of the records that are, and says so', () => {
  expect(ask(null)).toEqual(['door', 'gate', 'pump', 'roof']);
  expect(listKept('/api/v1/deals?sort=title', kept, ME)).toMatchObject({ partial: true });
});

test('of a filtered list those are there of which it can be told that they belong to it', () => {
  expect(ask(is('company_id', GLOBEX), 'closes_on')).toEqual(['pump', 'roof']);
  expect(ask({ and: [is('owner_id', '$me'), is('status', 'open')] })).toEqual(['door', 'roof']);
  expect(
    ask({ or: [is('status', 'won'), { field: 'deciders', op: 'any_of', value: ['p-1'] }] }),
  ).toEqual(['gate', 'roof']);
  expect(ask({ not: is('status', 'open') })).toEqual(['gate']);
  expect(ask({ field: 'closes_on', op: 'is_not_empty' })).toEqual(['pump', 'roof']);
});

test('what is told of words and instants by more than their letters is not told here', () => {
  expect(ask(is('title', 'roof'))).toEqual(['roof']);
  expect(ask({ not: is('title', 'ROOF') })).not.toContain('roof');
  expect(ask({ not: is('created_at', '2026-01-01') })).toBeUndefined();
});

test('where it cannot be told, or none is kept, there is no list', () => {
  expect(ask(is('company_id', 'c-9'))).toBeUndefined();
  expect(ask({ field: 'closes_on', op: 'before', value: '2027-01-01' })).toBeUndefined();
  expect(ask(is('company_id.city', 'Rome'))).toBeUndefined();
  expect(ask({ not: { field: 'title', op: 'contains', value: 'x' } })).toBeUndefined();
});

test('search without a connection finds deals by their name, and only of the types that are asked for', () => {
  expect(findKept('roof', kept)).toMatchObject([{ type: 'deal', id: 'roof', subtitle: 'Globex' }]);
  expect(findKept('roof', kept, ['person'])).toEqual([]);
});
