import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { countReach } from '#src/features/people/address/address-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import type { Filter } from '#src/records/filter.ts';
import { send } from '#src/web/api/call.ts';
import type { Why } from '../segment-api.ts';

/** Whatever of these changes may bring somebody in or take them out. */
const TYPES = [
  'person',
  'company',
  'deal',
  'service_case',
  'sales_order',
  'quote',
  'activity',
  'task',
  'consent',
  'purpose',
  'mail_address',
  'saved_view',
];

export type ReachAnswer = EndpointOutput<typeof countReach>;
export type Channel = 'mail' | 'letter' | 'phone';

export function segmentCountQuery(plural: string, filter: Filter | undefined) {
  return queryOptions({
    queryKey: ['segment', 'count', plural, filter],
    queryFn: ({ signal }) =>
      send<{ count: number; estimated: boolean }>(
        `GET /api/v1/${plural}/count`,
        { query: { filter } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { types: TYPES },
  });
}

export function segmentRowsQuery(plural: string, filter: Filter | undefined) {
  return queryOptions({
    queryKey: ['segment', 'rows', plural, filter],
    queryFn: ({ signal }) =>
      send<SegmentRows>(
        `GET /api/v1/${plural}`,
        { query: { filter, limit: 50, sort: 'title' } },
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { types: TYPES },
  });
}

export interface SegmentRows {
  items: ({ id: string; title: string } & Record<string, unknown>)[];
  refs: Record<string, { type: string; title: string }>;
}

export function reachQuery(asked: {
  filter: Filter | undefined;
  channel: Channel;
  purpose: string | undefined;
}) {
  return queryOptions({
    queryKey: ['segment', 'reach', asked],
    queryFn: ({ signal }) =>
      send<ReachAnswer>('GET /api/v1/people/reach', { query: { ...asked } }, { signal }),
    placeholderData: keepPreviousData,
    meta: { types: TYPES },
  });
}

export interface WhyAnswer {
  holds: boolean;
  is_binned: boolean;
  why: Why | null;
}

export function whyQuery(plural: string, id: string, filter: Filter | undefined) {
  return queryOptions({
    queryKey: ['segment', 'why', plural, id, filter],
    queryFn: ({ signal }) =>
      send<WhyAnswer>(
        `GET /api/v1/${plural}/{id}/why`,
        { params: { id }, query: { filter } },
        { signal },
      ),
    meta: { types: TYPES },
  });
}
