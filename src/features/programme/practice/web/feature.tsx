import { Sprout } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/practice/web/feature', english);

/** What the best do, found in the figures, shown with consent, tried by others. */
export const practiceFeature: WebFeature = {
  name: 'practice',
  navigation: [{ to: '/practices', label: () => text('practices'), icon: Sprout, group: 'uptake' }],
  routes: [
    {
      path: '/practices',
      page: async () => ({ default: (await import('./practices-page.tsx')).PracticesPage }),
    },
  ],
};
