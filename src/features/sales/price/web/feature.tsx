import { Coins } from 'lucide-react';
import { recordScreens } from '#src/records/web/record-screens.ts';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/price/web/feature', english);

/** Prices stand on the page of their product; a list of all is reached from search alone. */
export const priceFeature: WebFeature = {
  ...recordScreens({ type: 'price', plural: 'prices', label: () => text('label'), icon: Coins }),
  navigation: [],
};
