import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** Who may take lists out, and who did. The list's own menu leads to the file. */
export const exportFeature: WebFeature = {
  name: 'export',
  routes: [
    {
      path: '/exports',
      page: async () => ({ default: (await import('./exports-page.tsx')).ExportsPage }),
    },
  ],
};
