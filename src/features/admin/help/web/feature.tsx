import { CircleQuestionMark, History } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/admin/help/web/feature', english);

/** Lessons, hints before the first use, and what one did, to be taken back. */
export const helpFeature: WebFeature = {
  name: 'help',
  navigation: [
    {
      to: '/help',
      label: () => text('help'),
      icon: CircleQuestionMark,
      goKey: 'h',
      group: 'menu',
    },
    {
      to: '/help/done',
      label: () => text('done'),
      icon: History,
      goKey: 'u',
      group: 'menu',
      tellsDone: true,
    },
  ],
  routes: [
    {
      path: '/help',
      page: async () => ({ default: (await import('./page/help-page.tsx')).HelpPage }),
    },
    {
      path: '/help/done',
      page: async () => ({ default: (await import('./done/done-page.tsx')).DonePage }),
    },
  ],
  hint: async () => ({ default: (await import('./hint/hint-bar.tsx')).HintBar }),
};
