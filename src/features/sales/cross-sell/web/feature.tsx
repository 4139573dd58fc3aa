import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/cross-sell/web/feature', english);

/** What similar customers have, beside a customer and their deals. */
export const crossSellFeature: WebFeature = {
  name: 'cross-sell',
  recordParts: [
    {
      name: 'cross-sell',
      types: ['company', 'deal'],
      label: () => text('label'),
      part: async () => ({ default: (await import('./cross-sell-part.tsx')).CrossSellPart }),
    },
  ],
};
