import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, Reply } from '#src/server/http/route.ts';
import * as api from '../deal-api.ts';
import { closeDeal, moveDeal, reopenDeal } from './deal-commands.ts';

/** What can be done with a deal besides what every record can. */
export function dealFeature(types: RecordTypes): ServerFeature {
  return {
    routes: [
      command(api.moveDeal, async (ctx, { params, body }, { ifVersion }) =>
        reply(await moveDeal(ctx, types, { id: params.id, ...body, ifVersion })),
      ),
      command(api.winDeal, async (ctx, { params, body }) =>
        reply(await closeDeal(ctx, types, { id: params.id, ...body, as: 'won' })),
      ),
      command(api.loseDeal, async (ctx, { params, body }) =>
        reply(await closeDeal(ctx, types, { id: params.id, ...body, as: 'lost' })),
      ),
      command(api.reopenDeal, async (ctx, { params }) =>
        reply(await reopenDeal(ctx, types, params.id)),
      ),
    ],
  };
}

function reply(row: Row): Reply {
  return new Reply(row, { version: row.version as number });
}
