import { Megaphone, Wrench } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/desk/web/feature', english);

/** What administrators polish, and what became of what people said. */
export const deskFeature: WebFeature = {
  name: 'desk',
  navigation: [
    {
      to: '/desk',
      label: () => text('desk'),
      icon: Wrench,
      group: 'uptake',
      roles: ['administrator'],
    },
    { to: '/releases', label: () => text('releases'), icon: Megaphone, group: 'uptake' },
  ],
  routes: [
    {
      path: '/desk',
      page: async () => ({ default: (await import('./desk-page.tsx')).DeskPage }),
    },
    {
      path: '/releases',
      page: async () => ({ default: (await import('./releases-page.tsx')).ReleasesPage }),
    },
  ],
};
