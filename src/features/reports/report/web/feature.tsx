import { ChartColumn } from 'lucide-react';
import { registerLook } from '#src/records/web/record-look.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/reports/report/web/feature', english);
registerLook('report', { plural: 'reports', icon: ChartColumn });

const page = async () => ({ default: (await import('./report-page.tsx')).ReportPage });
const embedded = async () => ({ default: (await import('./embed-page.tsx')).EmbedPage });

/** Questions that are kept, and how their answers are drawn. */
export const reportFeature: WebFeature = {
  name: 'report',
  navigation: [
    { to: '/reports', label: () => text('reports'), icon: ChartColumn, group: 'reports' },
  ],
  routes: [
    {
      path: '/reports',
      page: async () => ({ default: (await import('./reports-page.tsx')).ReportsPage }),
    },
    { path: '/reports/new', page },
    { path: '/reports/$id', page },
    { path: '/embed/reports/$id', frame: 'bare', page: embedded },
  ],
};
