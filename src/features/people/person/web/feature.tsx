import { User } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/person/web/feature', english);

export const personFeature = recordScreens({
  type: 'person',
  plural: 'people',
  label: () => text('people'),
  icon: User,
  empty: () => text('empty'),
  avatar: 'round',
  goKey: 'p',
  onPhone: true,
  views: [
    { name: 'all', label: () => text('all'), conditions: [] },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [{ field: 'owner_id', op: 'is', value: '$me' }],
    },
  ],
});
