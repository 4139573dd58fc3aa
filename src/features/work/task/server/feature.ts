import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, Reply } from '#src/server/http/route.ts';
import * as seriesApi from '../series-api.ts';
import * as api from '../task-api.ts';
import { rescheduleTask, skipOccurrence } from './series-commands.ts';
import { assignTask, completeTask, postponeTask, reopenTask } from './task-commands.ts';

/** What can be done with a task besides what every record can. */
export function taskFeature(_services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      command(api.completeTask, async (ctx, { params, body }) =>
        reply(await completeTask(ctx, types, { id: params.id, completion: body ?? {} })),
      ),
      command(api.reopenTask, async (ctx, { params }) =>
        reply(await reopenTask(ctx, types, params.id)),
      ),
      command(api.postponeTask, async (ctx, { params, body }) =>
        reply(await postponeTask(ctx, types, { id: params.id, ...body })),
      ),
      command(api.assignTask, async (ctx, { params, body }) =>
        reply(await assignTask(ctx, types, { id: params.id, ...body })),
      ),
      command(seriesApi.rescheduleTask, async (ctx, { params, body }) =>
        reply(await rescheduleTask(ctx, types, { id: params.id, ...body })),
      ),
      command(seriesApi.skipOccurrence, async (ctx, { params, body }) =>
        reply(await skipOccurrence(ctx, types, { id: params.id, ...body })),
      ),
    ],
  };
}

function reply(row: Row): Reply {
  return new Reply(row, { version: row.version as number });
}
