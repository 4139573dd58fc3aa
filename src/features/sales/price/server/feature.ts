import { dayIn } from '#src/records/filter-dates.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import { findPrice } from '../price-api.ts';
import { readPriceFor } from './price-queries.ts';

/** What a product costs. */
export function priceFeature(): ServerFeature {
  return {
    routes: [
      read(findPrice, async (ctx, { query }) =>
        readPriceFor(ctx, { ...query, day: query.day ?? dayIn('UTC', ctx.now()) }),
      ),
    ],
  };
}
