import { HandHelping, Megaphone } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/concern/web/feature', english);

/** What stands in people's way: said from any page, told apart, answered, for everyone to read. */
export const concernFeature: WebFeature = {
  name: 'concern',
  navigation: [
    {
      to: '/concerns',
      label: () => text('concerns'),
      icon: HandHelping,
      group: 'uptake',
      covers: ['/concerns', '/experiments', '/feedback'],
    },
  ],
  routes: [
    {
      path: '/concerns',
      page: async () => ({ default: (await import('./concerns-page.tsx')).ConcernsPage }),
    },
    {
      path: '/concerns/$id',
      page: async () => ({ default: (await import('./concern-page.tsx')).ConcernPage }),
    },
  ],
  overlays: [
    {
      name: 'in-my-way',
      keys: [],
      label: () => text('inMyWay'),
      icon: Megaphone,
      quiet: true,
      overlay: async () => ({ default: (await import('./raise/raise-overlay.tsx')).RaiseOverlay }),
    },
  ],
};
