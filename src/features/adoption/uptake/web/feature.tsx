import { TrendingUp } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/adoption/uptake/web/feature', english);

/** One's own page: what comes back, what it costs, how far one has come. */
export const uptakeFeature: WebFeature = {
  name: 'uptake',
  navigation: [
    {
      to: '/uptake',
      label: () => text('mine'),
      icon: TrendingUp,
      group: 'uptake',
      exact: true,
      covers: ['/uptake/formulas', '/uptake/corrections'],
    },
  ],
  routes: [
    {
      path: '/uptake',
      page: async () => ({ default: (await import('./uptake-page.tsx')).UptakePage }),
    },
    {
      path: '/uptake/formulas',
      page: async () => ({ default: (await import('./formulas/formulas-page.tsx')).FormulasPage }),
    },
    {
      path: '/uptake/corrections',
      page: async () => ({ default: (await import('./corrections-page.tsx')).CorrectionsPage }),
    },
    {
      path: '/uptake/members/$id',
      page: async () => ({ default: (await import('./member-page.tsx')).MemberPage }),
    },
  ],
};
