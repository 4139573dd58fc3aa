import type { Row } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, partOf, Reply, read } from '#src/server/http/route.ts';
import * as api from '../case-api.ts';
import { readCaseAround } from './around-queries.ts';
import {
  assignCase,
  closeCase,
  reopenCase,
  resolveCase,
  respondToCase,
  takeCase,
  takeNextCase,
  waitForCustomer,
} from './case-commands.ts';
import { readCaseQueue } from './queue-queries.ts';
import { keepWarning } from './warning/sweep.ts';
import { createWarningJob } from './warning/warning-job.ts';

/** What is done with cases besides what every record can, and the queue they are worked off from. */
export function caseFeature(services: Services): ServerFeature {
  return {
    jobs: [createWarningJob(services)],
    routes: partOf('cases', [
      read(api.readCaseQueue, (ctx, { query }) => readCaseQueue(ctx, query)),
      read(api.readCaseAround, (ctx, { params }) => readCaseAround(ctx, params.id)),
      command(api.takeNextCase, async (ctx, { body }) =>
        reply(await takeNextCase(ctx, body?.queue_id)),
      ),
      command(api.takeCase, async (ctx, { params }) => reply(await takeCase(ctx, params.id))),
      command(api.assignCase, async (ctx, { params, body }) =>
        reply(await assignCase(ctx, { id: params.id, ...body })),
      ),
      command(api.respondToCase, async (ctx, { params }) =>
        reply(await respondToCase(ctx, params.id)),
      ),
      command(api.waitForCustomer, async (ctx, { params }) =>
        reply(await waitForCustomer(ctx, params.id)),
      ),
      command(api.resolveCase, async (ctx, { params, body }) =>
        reply(await resolveCase(ctx, params.id, body.resolution)),
      ),
      command(api.closeCase, async (ctx, { params }) => reply(await closeCase(ctx, params.id))),
      command(api.reopenCase, async (ctx, { params }) => reply(await reopenCase(ctx, params.id))),
    ]),
    begin: () => keepWarning(services),
  };
}

function reply(row: Row): Reply {
  return new Reply(row, { version: row.version as number });
}
