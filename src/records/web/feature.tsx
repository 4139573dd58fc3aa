import type { WebFeature } from '#src/web/shell/web-feature.ts';

/** What the engine brings for all record types: the record beside a page, and the form for a new one. */
export const recordsFeature: WebFeature = {
  name: 'records',
  aside: async () => ({ default: (await import('./page/record-aside.tsx')).RecordAside }),
  overlays: [
    {
      name: 'create',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./create/create-record.tsx')).CreateRecord }),
    },
  ],
};
