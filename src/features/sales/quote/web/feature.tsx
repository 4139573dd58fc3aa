import { Shapes } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/quote/web/feature', english);

export const quoteFeature = recordScreens({
  type: 'quote',
  plural: 'quotes',
  label: () => text('label'),
  icon: Shapes,
  views: [
    { name: 'all', label: () => text('all'), conditions: [] },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [{ field: 'owner_id', op: 'is', value: '$me' }],
    },
  ],
});
