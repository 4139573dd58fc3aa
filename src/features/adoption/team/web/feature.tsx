import { UsersRound } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/adoption/team/web/feature', english);

/** Whether the whole team works with it, and what is left to do for that. */
export const teamUptakeFeature: WebFeature = {
  name: 'team-uptake',
  navigation: [
    { to: '/uptake/team', label: () => text('team'), icon: UsersRound, group: 'uptake' },
  ],
  routes: [
    {
      path: '/uptake/team',
      page: async () => ({ default: (await import('./team-page.tsx')).TeamPage }),
    },
  ],
};
