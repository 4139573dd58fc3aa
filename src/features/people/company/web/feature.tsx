import { Building2 } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/company/web/feature', english);

export const companyFeature = recordScreens({
  type: 'company',
  plural: 'companies',
  label: () => text('companies'),
  icon: Building2,
  empty: () => text('empty'),
  avatar: 'square',
  goKey: 'o',
  views: [
    { name: 'all', label: () => text('all'), conditions: [] },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [{ field: 'owner_id', op: 'is', value: '$me' }],
    },
  ],
});
