import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What was said to those who run Uptake, and what became of it. */
export const feedbackFeature: WebFeature = {
  name: 'feedback',
  routes: [
    {
      path: '/feedback',
      page: async () => ({ default: (await import('./feedback-page.tsx')).FeedbackPage }),
    },
  ],
  hint: async () => ({ default: (await import('./news-notice.tsx')).NewsNotice }),
};
