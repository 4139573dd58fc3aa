import { Handshake } from 'lucide-react';
import { countOf } from '#src/records/web/data/count-of.ts';
import { registerTestWords } from '#src/records/web/filter/named-words.ts';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/deal/web/feature', english);

registerTestWords('stands_still', ({ of }) => text(of ? 'stillOfTeam' : 'stands'));

const screens = recordScreens({
  type: 'deal',
  plural: 'deals',
  label: () => text('label'),
  icon: Handshake,
  goKey: 'e',
  empty: () => text('empty'),
  sort: 'closes_on',
  head: async () => ({ default: (await import('./shared/deal-list-head.tsx')).DealListHead }),
  views: [
    {
      name: 'open',
      label: () => text('open'),
      conditions: [{ field: 'status', op: 'is', value: 'open' }],
    },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [
        { field: 'owner_id', op: 'is', value: '$me' },
        { field: 'status', op: 'is', value: 'open' },
      ],
    },
    {
      name: 'still',
      label: () => text('still'),
      conditions: [{ test: 'stands_still', is: 'yes' }],
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

/** Deals stand on a board; their list, their past and their forecast are beside it. */
export const dealFeature: WebFeature = {
  ...screens,
  navigation: (screens.navigation ?? []).map((place) => ({
    ...place,
    to: '/deals/board',
    covers: ['/deals'],
  })),
  routes: [
    {
      path: '/deals/board',
      page: async () => ({ default: (await import('./board/board-page.tsx')).BoardPage }),
    },
    {
      path: '/deals/past',
      page: async () => ({ default: (await import('./past/past-page.tsx')).PastPage }),
    },
    ...(screens.routes ?? []),
  ],
  recordParts: [
    {
      name: 'deal',
      types: ['deal'],
      label: () => text('label'),
      place: 'top',
      shows: [
        'name',
        'pipeline_id',
        'stage_id',
        'status',
        'client_goal',
        'deciders',
        'champions',
        'evaluators',
        'buyers',
      ],
      part: async () => ({ default: (await import('./page/deal-top.tsx')).DealTop }),
    },
    {
      name: 'deals',
      types: ['person', 'company'],
      label: () => text('label'),
      count: {
        type: 'deal',
        read: async (subject) =>
          countOf('deals', (await import('./page/deals-of.ts')).dealsOf(subject)),
      },
      part: async () => ({ default: (await import('./page/deals-part.tsx')).DealsPart }),
    },
  ],
};
