import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What is tried; reached from the concerns and from a task in the owner's day. */
export const experimentFeature: WebFeature = {
  name: 'experiment',
  routes: [
    {
      path: '/experiments',
      page: async () => ({ default: (await import('./experiments-page.tsx')).ExperimentsPage }),
    },
    {
      path: '/experiments/new',
      page: async () => ({ default: (await import('./propose-page.tsx')).ProposePage }),
    },
    {
      path: '/experiments/$id',
      page: async () => ({ default: (await import('./experiment-page.tsx')).ExperimentPage }),
    },
  ],
};
