import { PackageCheck } from 'lucide-react';
import { countOf } from '#src/records/web/data/count-of.ts';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/order/web/feature', english);

const screens = recordScreens({
  type: 'sales_order',
  plural: 'orders',
  label: () => text('label'),
  icon: PackageCheck,
  empty: () => text('empty'),
  sort: '-ordered_on',
  views: [
    {
      name: 'open',
      label: () => text('open'),
      conditions: [{ field: 'status', op: 'is', value: 'open' }],
    },
    { name: 'all', label: () => text('all'), conditions: [] },
  ],
});

export const salesOrderFeature: WebFeature = {
  ...screens,
  recordParts: [
    {
      name: 'sales_order',
      types: ['sales_order'],
      label: () => text('label'),
      place: 'top',
      part: async () => ({ default: (await import('./page/order-top.tsx')).OrderTop }),
    },
    {
      name: 'orders',
      types: ['deal', 'company', 'person'],
      label: () => text('label'),
      count: {
        type: 'sales_order',
        read: ({ type, id }) => countOf('orders', { field: `${type}_id`, op: 'is', value: id }),
      },
      part: async () => ({ default: (await import('./parts/orders-part.tsx')).OrdersPart }),
    },
  ],
};
