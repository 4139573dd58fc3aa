import { BookOpenCheck } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/service/article/web/feature', english);

const screens = recordScreens({
  type: 'article',
  plural: 'articles',
  label: () => text('label'),
  icon: BookOpenCheck,
  empty: () => text('empty'),
  views: [
    {
      name: 'published',
      label: () => text('published'),
      conditions: [{ field: 'status', op: 'is', value: 'published' }],
    },
    {
      name: 'drafts',
      label: () => text('drafts'),
      conditions: [{ field: 'status', op: 'is', value: 'draft' }],
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

/** What helped once: its list, and what fits on each case. */
export const articleFeature: WebFeature = {
  ...screens,
  recordParts: [
    {
      name: 'case-articles',
      types: ['service_case'],
      label: () => text('label'),
      part: async () => ({ default: (await import('./case-articles.tsx')).CaseArticles }),
    },
    {
      name: 'article-cases',
      types: ['article'],
      label: () => text('cases'),
      part: async () => ({ default: (await import('./article-cases.tsx')).ArticleCases }),
    },
  ],
};
