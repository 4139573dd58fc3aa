import { MailX } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/address/web/feature', english);

/** Whether mail arrives: a list of what came back, given in at once. */
export const addressFeature: WebFeature = {
  name: 'address',
  routes: [
    {
      path: '/addresses/bounces',
      page: async () => ({ default: (await import('./bounces/bounces-page.tsx')).BouncesPage }),
    },
  ],
  listLinks: [
    {
      name: 'bounces',
      types: ['person'],
      label: () => text('bounces'),
      icon: MailX,
      to: '/addresses/bounces',
    },
  ],
};
