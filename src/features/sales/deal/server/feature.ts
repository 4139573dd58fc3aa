import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as boardApi from '../board-api.ts';
import * as api from '../deal-api.ts';
import * as pastApi from '../past-api.ts';
import { readBoard } from './board/board-queries.ts';
import { closeDeal, moveDeal, reopenDeal } from './deal-commands.ts';
import { readAsOf } from './past/as-of-queries.ts';
import { readChanges } from './past/changes-queries.ts';

/** What can be done with a deal besides what every record can. */
export function dealFeature(types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(boardApi.readBoard, (ctx, { query }) => readBoard(ctx, query)),
      read(pastApi.readPipelineAsOf, (ctx, { params, query }) =>
        readAsOf(ctx, { id: params.id, ...query }),
      ),
      read(pastApi.readPipelineChanges, (ctx, { params, query }) =>
        readChanges(ctx, { id: params.id, ...query }),
      ),
      command(api.moveDeal, async (ctx, { params, body }) =>
        reply(await moveDeal(ctx, types, { id: params.id, ...body })),
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
