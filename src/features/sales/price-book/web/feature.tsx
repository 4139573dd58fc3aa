import { BookOpen } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/price-book/web/feature', english);

export const priceBookFeature: WebFeature = recordScreens({
  type: 'price_book',
  plural: 'price_books',
  label: () => text('label'),
  icon: BookOpen,
  views: [{ name: 'all', label: () => text('all'), conditions: [] }],
});
