import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import { visitQuery } from './shared/visit-query.ts';
import { daySheetQuery } from './visit-query.ts';

/** What is good to know before one meets somebody: a screen for each, a sheet for the day. */
export const visitFeature: WebFeature = {
  name: 'visit',
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
