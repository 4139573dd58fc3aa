import { CopyCheck, Merge } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/people/duplicate/web/feature', english);
const TYPES = ['person', 'company'];

/** Who is here twice: warned of at entry, gone through in a queue, put together from a list. */
export const duplicateFeature: WebFeature = {
  name: 'duplicate',
  routes: [
    {
      path: '/duplicates',
      page: async () => ({ default: (await import('./queue/duplicates-page.tsx')).DuplicatesPage }),
      prepare: async ({ queries }) => {
        const { duplicatesQuery } = await import('./duplicate-query.ts');
        await queries.prefetchQuery(duplicatesQuery('open'));
      },
    },
    {
      path: '/duplicates/merge',
      page: async () => ({ default: (await import('./merge/merge-page.tsx')).MergePage }),
    },
  ],
  listLinks: [
    {
      name: 'duplicates',
      types: TYPES,
      label: () => text('find'),
      icon: CopyCheck,
      to: '/duplicates',
      note: async () => ({ default: (await import('./duplicate-count.tsx')).DuplicateCount }),
    },
  ],
  selectionActions: [
    {
      name: 'merge',
      types: TYPES,
      label: () => text('merge'),
      icon: Merge,
      to: (type, ids) => ({
        to: '/duplicates/merge',
        search: { type, ids: ids.slice(0, 20).join(',') },
      }),
    },
  ],
  createHints: [
    {
      name: 'duplicates',
      types: TYPES,
      hint: async () => ({ default: (await import('./hint/duplicate-hint.tsx')).DuplicateHint }),
    },
  ],
};
