import { Telescope } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/forecast/web/feature', english);

/** What a period will bring, beside what it is to bring. */
export const forecastFeature: WebFeature = {
  name: 'forecast',
  navigation: [
    { to: '/forecast', label: () => text('forecast'), icon: Telescope, group: 'reports' },
  ],
  routes: [
    {
      path: '/forecast',
      page: async () => ({ default: (await import('./forecast-page.tsx')).ForecastPage }),
    },
  ],
};
