import { LifeBuoy, ListChecks } from 'lucide-react';
import type { FieldFilter } from '#src/records/filter.ts';
import { countOf } from '#src/records/web/data/count-of.ts';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/service/case/web/feature', english);

const OPEN: FieldFilter = { field: 'status', op: 'any_of', value: ['new', 'open', 'waiting'] };

const screens = recordScreens({
  type: 'service_case',
  plural: 'cases',
  label: () => text('label'),
  icon: LifeBuoy,
  empty: () => text('empty'),
  goKey: 's',
  sort: '-opened_at',
  views: [
    { name: 'open', label: () => text('open'), conditions: [OPEN], sort: 'next_due_at' },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [OPEN, { field: 'owner_id', op: 'is', value: '$me' }],
      sort: 'next_due_at',
    },
    {
      name: 'unassigned',
      label: () => text('unassigned'),
      conditions: [OPEN, { field: 'owner_id', op: 'is_empty' }],
      sort: 'next_due_at',
    },
    {
      name: 'resolved',
      label: () => text('resolved'),
      conditions: [{ field: 'status', op: 'any_of', value: ['resolved', 'closed'] }],
      sort: '-resolved_at',
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

/** The queue that cases are worked off from, their list, and what is done with one on its page. */
export const serviceCaseFeature: WebFeature = {
  ...screens,
  navigation: screens.navigation!.map((place) => ({ ...place, to: '/cases/queue' as const })),
  routes: [
    {
      path: '/cases/queue',
      page: async () => ({ default: (await import('./queue/queue-page.tsx')).QueuePage }),
      prepare: async ({ queries, search }) => {
        const { caseQueueQuery } = await import('./case-query.ts');
        await queries.prefetchQuery(caseQueueQuery(search));
      },
    },
    ...screens.routes!,
  ],
  listLinks: [
    {
      name: 'case-queue',
      types: ['service_case'],
      label: () => text('queue'),
      icon: ListChecks,
      to: '/cases/queue',
    },
  ],
  recordParts: [
    {
      name: 'case-around',
      types: ['service_case'],
      label: () => text('around'),
      part: async () => ({ default: (await import('./page/around-part.tsx')).AroundPart }),
    },
    {
      name: 'cases',
      types: ['company', 'person', 'deal', 'sales_order'],
      label: () => text('cases'),
      count: {
        type: 'service_case',
        read: ({ type, id }) => {
          const field = type === 'sales_order' ? 'order_id' : `${type}_id`;
          return countOf('cases', { field, op: 'is', value: id });
        },
      },
      part: async () => ({ default: (await import('./page/cases-part.tsx')).CasesPart }),
    },
  ],
};

/** Stands before what other features bring on top of a case, so that its promises come first. */
export const caseTopFeature: WebFeature = {
  name: 'case-top',
  recordParts: [
    {
      name: 'case-clocks',
      types: ['service_case'],
      label: () => text('clocks'),
      place: 'top',
      shows: ['subject', 'description', 'response_due_at', 'resolution_due_at', 'next_due_at'],
      part: async () => ({ default: (await import('./page/case-top.tsx')).CaseTop }),
    },
  ],
};
