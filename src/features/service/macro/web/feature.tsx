import { MessageSquareQuote } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/service/macro/web/feature', english);

const screens = recordScreens({
  type: 'macro',
  plural: 'macros',
  label: () => text('label'),
  icon: MessageSquareQuote,
  empty: () => text('empty'),
});

/** Prepared answers are written from the settings and used on a case. */
export const macroFeature: WebFeature = {
  ...screens,
  navigation: [],
  recordParts: [
    {
      name: 'case-macros',
      types: ['service_case'],
      label: () => text('label'),
      place: 'top',
      part: async () => ({ default: (await import('./case-macros.tsx')).CaseMacros }),
    },
  ],
};
