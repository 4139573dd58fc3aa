import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/work/timeline/web/feature', english);

/** What happened, on the page of whom or what it is about. */
export const timelineFeature: WebFeature = {
  name: 'timeline',
  recordParts: [
    {
      name: 'timeline',
      types: ['person', 'company', 'deal', 'service_case'],
      label: () => text('title'),
      part: async () => ({ default: (await import('./timeline.tsx')).Timeline }),
    },
  ],
};
