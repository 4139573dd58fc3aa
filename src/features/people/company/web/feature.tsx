import { Building2 } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';

const { text } = defineCatalogue('company', { companies: 'Companies', all: 'All', mine: 'Mine' });

export const companyFeature = recordScreens({
  type: 'company',
  plural: 'companies',
  label: () => text('companies'),
  icon: Building2,
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
