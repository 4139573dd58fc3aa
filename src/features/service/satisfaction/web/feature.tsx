import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/service/satisfaction/web/feature', english);

export const satisfactionFeature: WebFeature = {
  name: 'satisfaction',
  recordParts: [
    {
      name: 'case-satisfaction',
      types: ['service_case'],
      label: () => text('label'),
      place: 'top',
      part: async () => ({ default: (await import('./case-satisfaction.tsx')).CaseSatisfaction }),
    },
  ],
};
