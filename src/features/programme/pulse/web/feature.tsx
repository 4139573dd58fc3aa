import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What was said in the pulses; reached from one's own page of uptake and from the programme. */
export const pulseFeature: WebFeature = {
  name: 'pulse',
  routes: [
    {
      path: '/pulses',
      page: async () => ({ default: (await import('./pulses-page.tsx')).PulsesPage }),
    },
  ],
};
