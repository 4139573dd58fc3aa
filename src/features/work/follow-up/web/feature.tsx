import { PhoneCall } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/work/follow-up/web/feature', english);

/** What comes next with each customer, what slips, and the calls of the day one after another. */
export const followUpFeature: WebFeature = {
  name: 'follow-up',
  recordParts: [
    {
      name: 'next-step',
      types: ['person', 'company', 'deal', 'service_case'],
      label: () => text('nextStep'),
      place: 'top',
      part: async () => ({ default: (await import('./next-step/next-step.tsx')).NextStep }),
    },
  ],
  selectionActions: [
    {
      name: 'calls',
      types: ['person', 'company'],
      label: () => text('callThem'),
      icon: PhoneCall,
      to: (type, ids) => ({ to: '/calls', search: { type, ids: ids.slice(0, 200).join(',') } }),
    },
  ],
  routes: [
    {
      path: '/slipping',
      page: async () => ({ default: (await import('./slipping/slipping-page.tsx')).SlippingPage }),
      prepare: async ({ queries }) => {
        const { slippingQuery } = await import('./follow-up-query.ts');
        await queries.prefetchQuery(slippingQuery);
      },
    },
    {
      path: '/calls',
      page: async () => ({ default: (await import('./calls/calls-page.tsx')).CallsPage }),
      prepare: async ({ queries }) => {
        const { callsQuery } = await import('./follow-up-query.ts');
        await queries.prefetchQuery(callsQuery);
      },
    },
  ],
};
