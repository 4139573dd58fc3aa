import type { ServerFeature } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../cross-sell-api.ts';
import { dismissCrossSell } from './cross-sell-commands.ts';
import { readCrossSell, readCrossSellRows } from './cross-sell-queries.ts';

/** What similar customers have, counted from orders. */
export function crossSellFeature(): ServerFeature {
  return {
    routes: [
      read(api.readCrossSell, (ctx, { params }) => readCrossSell(ctx, params.id)),
      read(api.readCrossSellRows, (ctx, { params, query }) =>
        readCrossSellRows(ctx, { id: params.id, ...query }),
      ),
      command(api.dismissCrossSell, async (ctx, { params, body }) => {
        await dismissCrossSell(ctx, { id: params.id, ...body });
        return {};
      }),
    ],
  };
}
