import { Droplets } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/leak/web/feature', english);

/** What is being lost for want of attention, with a way to act on each. */
export const leakFeature: WebFeature = {
  name: 'leak',
  navigation: [{ to: '/leaks', label: () => text('leaks'), icon: Droplets, group: 'reports' }],
  listLinks: [
    {
      name: 'leaks',
      types: ['quote'],
      label: () => text('leaks'),
      icon: Droplets,
      to: '/leaks',
    },
  ],
  routes: [
    {
      path: '/leaks',
      page: async () => ({ default: (await import('./leaks-page.tsx')).LeaksPage }),
    },
  ],
};
