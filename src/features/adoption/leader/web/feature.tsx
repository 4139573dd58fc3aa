import { Compass } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/adoption/leader/web/feature', english);

/** How leaders lead by the live figures, and what they promise. */
export const leaderFeature: WebFeature = {
  name: 'leader',
  navigation: [
    { to: '/uptake/leaders', label: () => text('leaders'), icon: Compass, group: 'uptake' },
  ],
  routes: [
    {
      path: '/uptake/leaders',
      page: async () => ({ default: (await import('./leaders-page.tsx')).LeadersPage }),
    },
  ],
};
