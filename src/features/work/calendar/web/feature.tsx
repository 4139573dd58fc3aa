import { CalendarDays } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/work/calendar/web/feature', english);

/** Month, week, day and agenda: whom one meets, and what is due beside it. */
export const calendarFeature: WebFeature = {
  name: 'calendar',
  navigation: [
    {
      to: '/calendar',
      label: () => text('calendar'),
      icon: CalendarDays,
      goKey: 'c',
      group: 'top',
      onPhone: true,
    },
  ],
  routes: [
    {
      path: '/calendar',
      page: async () => ({ default: (await import('./calendar-page.tsx')).CalendarPage }),
    },
  ],
};
