import { User } from 'lucide-react';
import { countOf } from '#src/records/web/data/count-of.ts';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/person/web/feature', english);

const screens = recordScreens({
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

export const personFeature: WebFeature = {
  ...screens,
  recordParts: [
    {
      name: 'people',
      types: ['company'],
      label: () => text('people'),
      count: {
        type: 'person',
        read: ({ id }) => countOf('people', { field: 'company_id', op: 'is', value: id }),
      },
      part: async () => ({ default: (await import('./people-part.tsx')).PeoplePart }),
    },
  ],
};
