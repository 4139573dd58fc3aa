import type { WebFeature } from '#src/web/shell/web-feature.ts';
import { searchOverlay } from './search/search-overlay.ts';

/** What the engine brings for all record types: the record beside a page, search, and the form for a new one. */
export const recordsFeature: WebFeature = {
  name: 'records',
  aside: async () => ({ default: (await import('./page/record-aside.tsx')).RecordAside }),
  overlays: [
    searchOverlay,
    {
      name: 'create',
      keys: [],
      label: () => '',
      overlay: async () => ({ default: (await import('./create/create-record.tsx')).CreateRecord }),
    },
  ],
};
