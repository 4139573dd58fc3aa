import { Sun } from 'lucide-react';
import { prepareFirstSteps } from '#src/features/admin/help/web/shared/first-steps-place.tsx';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };
import { todayQuery } from './today-query.ts';

const { text } = defineCatalogue('features/work/today/web/feature', english);

/** The home page: what one promised, whom one meets, what slipped. */
export const todayFeature: WebFeature = {
  name: 'today',
  navigation: [
    {
      ...{ to: '/', label: () => text('today'), icon: Sun },
      ...{ goKey: 'd', group: 'top', onPhone: true },
      beneath: async () => ({
        default: (await import('#src/features/sales/approval/web/shared/waiting-link.tsx'))
          .WaitingLink,
      }),
    },
  ],
  routes: [
    {
      path: '/',
      page: async () => ({ default: (await import('./today-page.tsx')).TodayPage }),
      prepare: ({ queries }) =>
        Promise.all([
          queries.ensureQueryData(todayQuery),
          prepareFirstSteps(queries),
          import('./prepare-strips.ts').then(({ prepareStrips }) => prepareStrips(queries)),
        ]),
    },
  ],
};
