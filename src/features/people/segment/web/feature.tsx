import { UsersRound } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/segment/web/feature', english);

const page = async () => ({ default: (await import('./segment-page.tsx')).SegmentPage });

/** Who is meant by a campaign: lists that fill themselves, and whom they reach. */
export const segmentFeature: WebFeature = {
  name: 'segment',
  navigation: [
    { to: '/segments', label: () => text('segments'), icon: UsersRound, group: 'records' },
  ],
  routes: [
    {
      path: '/segments',
      page: async () => ({ default: (await import('./segments-page.tsx')).SegmentsPage }),
    },
    { path: '/segments/new', page },
    { path: '/segments/$id', page },
  ],
  listLinks: [
    {
      name: 'segments',
      types: ['person', 'company'],
      label: () => text('segments'),
      icon: UsersRound,
      to: '/segments',
    },
  ],
};
