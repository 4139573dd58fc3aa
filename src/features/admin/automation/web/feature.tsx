import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What rules tell their readers; rules themselves are made in the settings. */
export const automationFeature: WebFeature = {
  name: 'automation',
  standing: async () => ({
    default: (await import('./notice/rule-notices.tsx')).RuleNotices,
  }),
};
