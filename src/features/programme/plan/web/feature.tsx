import { Route } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/plan/web/feature', english);

/** How Uptake is brought in here: where we are, what the next gate needs, what is locked. */
export const programmeFeature: WebFeature = {
  name: 'programme',
  navigation: [
    {
      to: '/programme',
      label: () => text('programme'),
      icon: Route,
      group: 'uptake',
      exact: true,
      covers: ['/programme/charter', '/programme/scorecard'],
    },
  ],
  routes: [
    {
      path: '/programme',
      page: async () => ({ default: (await import('./programme-page.tsx')).ProgrammePage }),
    },
    {
      path: '/programme/charter',
      page: async () => ({ default: (await import('./charter/charter-page.tsx')).CharterPage }),
    },
    {
      path: '/programme/scorecard',
      page: async () => ({ default: (await import('./scorecard-page.tsx')).ScorecardPage }),
    },
  ],
  hint: async () => ({ default: (await import('./lock-notice.tsx')).LockNotice }),
};
