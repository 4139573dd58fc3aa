import { Handshake } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/expectation/web/feature', english);

/** What we expect of each other, the same for all. */
export const expectationFeature: WebFeature = {
  name: 'expectation',
  navigation: [
    { to: '/expectations', label: () => text('expectations'), icon: Handshake, group: 'uptake' },
  ],
  routes: [
    {
      path: '/expectations',
      page: async () => ({ default: (await import('./expectation-page.tsx')).ExpectationPage }),
    },
  ],
};
