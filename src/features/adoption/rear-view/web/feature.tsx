import { History } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/adoption/rear-view/web/feature', english);

/** What became of the business since it began. */
export const rearViewFeature: WebFeature = {
  name: 'rear-view',
  navigation: [
    { to: '/programme/rear-view', label: () => text('rearView'), icon: History, group: 'uptake' },
  ],
  routes: [
    {
      path: '/programme/rear-view',
      page: async () => ({ default: (await import('./rear-view-page.tsx')).RearViewPage }),
    },
  ],
};
