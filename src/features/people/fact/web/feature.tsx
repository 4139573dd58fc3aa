import { Pin } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/fact/web/feature', english);

/** Facts stand on top of people and companies; a list of all is reached from search alone. */
export const factFeature: WebFeature = {
  ...recordScreens({ type: 'fact', plural: 'facts', label: () => text('facts'), icon: Pin }),
  navigation: [],
  recordParts: [
    {
      name: 'facts',
      types: ['person', 'company'],
      label: () => text('facts'),
      place: 'top',
      part: async () => ({ default: (await import('./facts-top.tsx')).FactsTop }),
    },
  ],
};
