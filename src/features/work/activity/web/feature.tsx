import { MessagesSquare } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/work/activity/web/feature', english);

export const activityFeature = recordScreens({
  type: 'activity',
  plural: 'activities',
  label: () => text('activities'),
  icon: MessagesSquare,
  empty: () => text('empty'),
  goKey: 'a',
  sort: '-occurred_at',
  views: [
    { name: 'all', label: () => text('all'), conditions: [] },
    {
      name: 'mine',
      label: () => text('mine'),
      conditions: [{ field: 'owner_id', op: 'is', value: '$me' }],
    },
  ],
});
