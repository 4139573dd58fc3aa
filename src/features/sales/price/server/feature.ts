import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import { findOffered, findPrice } from '../price-api.ts';
import { readOffered } from './offered-queries.ts';
import { readPriceFor } from './price-queries.ts';

/** What is still sold, and what it costs. */
export function priceFeature(): ServerFeature {
  return {
    routes: [
      read(findPrice, async (ctx, { query }) =>
        readPriceFor(ctx, { ...query, day: query.day ?? (await readMemberDay(ctx)).day }),
      ),
      read(findOffered, async (ctx, { query }) => ({ items: await readOffered(ctx, query.q) })),
    ],
  };
}
