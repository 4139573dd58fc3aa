import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What one has learnt, and who helps; reached from the help page and one's page of uptake. */
export const lessonFeature: WebFeature = {
  name: 'lesson',
  routes: [
    {
      path: '/learning',
      page: async () => ({ default: (await import('./learning-page.tsx')).LearningPage }),
    },
  ],
};
