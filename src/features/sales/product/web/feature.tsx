import { Package } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/product/web/feature', english);

const screens = recordScreens({
  type: 'product',
  plural: 'products',
  label: () => text('label'),
  icon: Package,
  empty: () => text('empty'),
  views: [
    {
      name: 'sold',
      label: () => text('sold'),
      conditions: [{ field: 'retired', op: 'is', value: false }],
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

export const productFeature: WebFeature = {
  ...screens,
  recordParts: [
    {
      name: 'lines',
      types: ['deal'],
      label: () => text('label'),
      part: async () => ({
        default: (await import('./shared/lines/lines-part.tsx')).LinesPart,
      }),
    },
    {
      name: 'prices',
      types: ['product'],
      label: () => text('prices'),
      part: async () => ({ default: (await import('./prices/prices-part.tsx')).PricesPart }),
    },
  ],
};
