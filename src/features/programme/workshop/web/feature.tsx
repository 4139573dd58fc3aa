import { Presentation } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/workshop/web/feature', english);

/** Workshops: their list, the facilitator's desk, the big screen and the answers. */
export const workshopFeature: WebFeature = {
  name: 'workshop',
  navigation: [
    { to: '/workshops', label: () => text('workshops'), icon: Presentation, group: 'uptake' },
  ],
  routes: [
    {
      path: '/workshops',
      page: async () => ({ default: (await import('./list/workshops-page.tsx')).WorkshopsPage }),
    },
    {
      path: '/workshops/$id',
      page: async () => ({ default: (await import('./desk/desk-page.tsx')).DeskPage }),
    },
    {
      path: '/workshops/$id/answers',
      page: async () => ({ default: (await import('./answer/answers-page.tsx')).AnswersPage }),
    },
    {
      path: '/workshops/$id/screen',
      frame: 'bare',
      page: async () => ({ default: (await import('./screen/screen-page.tsx')).ScreenPage }),
    },
  ],
};
