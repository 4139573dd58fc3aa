import { readNumbering } from '#src/features/sales/quote/server/numbering-queries.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, Reply } from '#src/server/http/route.ts';
import * as api from '../order-api.ts';
import { cancelOrder, deliverOrder, reopenOrder } from './order-commands.ts';

/** What can be done with an order besides what every record can. */
export function orderFeature(types: RecordTypes): ServerFeature {
  return {
    routes: [
      command(api.deliverOrder, async (ctx, { params, body }) => {
        const delivered_on = body?.delivered_on ?? (await readNumbering(ctx)).today;
        return reply(await deliverOrder(ctx, types, { id: params.id, delivered_on }));
      }),
      command(api.cancelOrder, async (ctx, { params, body }) =>
        reply(await cancelOrder(ctx, types, { id: params.id, ...body })),
      ),
      command(api.reopenOrder, async (ctx, { params }) =>
        reply(await reopenOrder(ctx, types, params.id)),
      ),
    ],
  };
}

function reply(row: Row): Reply {
  return new Reply(row, { version: row.version as number });
}
