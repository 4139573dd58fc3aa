import { Shapes } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/deal/web/feature', english);

export const dealFeature = recordScreens({
  type: 'deal',
  plural: 'deals',
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
