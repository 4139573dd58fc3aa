import { BookOpenText } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };
import { visitQuery } from './shared/visit-query.ts';
import { daySheetQuery } from './visit-query.ts';

const { text } = defineCatalogue('features/work/visit/web/feature', english);

/** What is good to know before one meets somebody: a screen for each, a sheet for the day. */
export const visitFeature: WebFeature = {
  name: 'visit',
  recordDoors: [
    {
      name: 'visit',
      types: ['person', 'company'],
      label: () => text('word'),
      icon: BookOpenText,
      to: (type, id) => `/visit/${type}/${id}`,
    },
  ],
  routes: [
    {
      path: '/visit/$type/$id',
      page: async () => ({ default: (await import('./visit-page.tsx')).VisitPage }),
      prepare: async ({ queries, params: { type, id } }) => {
        if (!id || (type !== 'person' && type !== 'company')) return;
        await queries.prefetchQuery(visitQuery({ type, id }));
      },
    },
    {
      path: '/day-sheet',
      page: async () => ({ default: (await import('./day-sheet-page.tsx')).DaySheetPage }),
      prepare: ({ queries, search }) => {
        const day = typeof search.day === 'string' ? search.day : todayIn(reader.get().timeZone);
        return queries.prefetchQuery(daySheetQuery(day));
      },
    },
  ],
};
