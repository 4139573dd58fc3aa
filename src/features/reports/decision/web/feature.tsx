import { Milestone } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/reports/decision/web/feature', english);

/** What is decided by which figures, and what that asks of people. */
export const decisionFeature: WebFeature = {
  name: 'decision',
  navigation: [
    { to: '/decisions', label: () => text('decisions'), icon: Milestone, group: 'reports' },
  ],
  routes: [
    {
      path: '/decisions',
      page: async () => ({ default: (await import('./decisions-page.tsx')).DecisionsPage }),
    },
    {
      path: '/decisions/set-up',
      page: async () => ({ default: (await import('./set-up/set-up-page.tsx')).SetUpPage }),
    },
  ],
};
