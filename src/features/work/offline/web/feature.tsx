import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** Work without a connection: what waits to be sent, how a call went, what other apps share. */
export const offlineFeature: WebFeature = {
  name: 'offline',
  routes: [
    {
      path: '/waiting',
      page: async () => ({ default: (await import('./waiting/waiting-page.tsx')).WaitingPage }),
    },
    {
      path: '/share',
      page: async () => ({ default: (await import('./share/share-page.tsx')).SharePage }),
    },
  ],
  overlays: [
    {
      name: 'after-call',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./call/after-call.tsx')).AfterCall }),
    },
  ],
};
