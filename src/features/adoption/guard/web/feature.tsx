import { ShieldCheck } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/adoption/guard/web/feature', english);

/** What is measured, why, for how long, who sees it, and what is never done with it. */
export const guardFeature: WebFeature = {
  name: 'guard',
  navigation: [
    { to: '/uptake/rules', label: () => text('rules'), icon: ShieldCheck, group: 'uptake' },
  ],
  routes: [
    {
      path: '/uptake/rules',
      page: async () => ({ default: (await import('./rules-page.tsx')).RulesPage }),
    },
    {
      path: '/uptake/rules/$document',
      frame: 'bare',
      page: async () => ({ default: (await import('./documents/document-page.tsx')).DocumentPage }),
    },
    {
      path: '/coach',
      frame: 'bare',
      page: async () => ({ default: (await import('./coach-page.tsx')).CoachPage }),
    },
  ],
};
