import { Import } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/connect/import/web/feature', english);

/** Address lists come in: dropped, looked at, imported, taken back. */
export const importFeature: WebFeature = {
  name: 'import',
  navigation: [
    { to: '/import', label: () => text('import'), icon: Import, goKey: 'i', group: 'bottom' },
  ],
  routes: [
    {
      path: '/import',
      page: async () => ({ default: (await import('./start/start-page.tsx')).StartPage }),
      prepare: async ({ queries }) => {
        const { importsQuery } = await import('./import-queries.ts');
        await queries.ensureQueryData(importsQuery);
      },
    },
    {
      path: '/import/$id',
      page: async () => ({ default: (await import('./page/import-page.tsx')).ImportPage }),
      prepare: async ({ queries, params }) => {
        const { importQuery } = await import('./import-queries.ts');
        await queries.ensureQueryData(importQuery(params.id!));
      },
    },
  ],
};
