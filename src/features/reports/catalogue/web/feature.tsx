import { Sigma } from 'lucide-react';
import { registerLook } from '#src/records/web/record-look.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/reports/catalogue/web/feature', english);
registerLook('metric', { plural: 'own_metrics', icon: Sigma });

const form = async () => ({
  default: (await import('./form/metric-form-page.tsx')).MetricFormPage,
});

/** What can be reckoned, each with its definition; administrators add their own. */
export const catalogueFeature: WebFeature = {
  name: 'catalogue',
  navigation: [{ to: '/metrics', label: () => text('metrics'), icon: Sigma, group: 'reports' }],
  routes: [
    {
      path: '/metrics',
      page: async () => ({ default: (await import('./metrics-page.tsx')).MetricsPage }),
    },
    { path: '/metrics/new', page: form },
    {
      path: '/metrics/$name',
      page: async () => ({ default: (await import('./metric-page.tsx')).MetricPage }),
    },
    { path: '/metrics/$name/edit', page: form },
  ],
};
