import { LayoutDashboard } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/reports/dashboard/web/feature', english);

const page = async () => ({ default: (await import('./dashboard-page.tsx')).DashboardPage });

/** Reports laid out for one decision. */
export const dashboardFeature: WebFeature = {
  name: 'dashboard',
  navigation: [
    {
      to: '/dashboards',
      label: () => text('dashboards'),
      icon: LayoutDashboard,
      goKey: 'b',
      group: 'reports',
    },
  ],
  routes: [
    { path: '/dashboards', page },
    { path: '/dashboards/$id', page },
  ],
};
