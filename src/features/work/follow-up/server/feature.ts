import { subjectOf } from '#src/features/work/activity/subject.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../follow-up-api.ts';
import { listCalls } from './call-queries.ts';
import { handOverTask, logCall } from './follow-up-commands.ts';
import { readNextStep } from './next-step-queries.ts';
import { readSlipping } from './slipping-queries.ts';

/** What comes next with whom, what slips, and the calls of the day. */
export function followUpFeature(_services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      read(api.readNextStep, (ctx, { query }) => readNextStep(ctx, subjectOf(query))),
      read(api.readSlipping, (ctx) => readSlipping(ctx)),
      read(api.listCalls, (ctx) => listCalls(ctx)),
      command(api.logCall, (ctx, { body }) => logCall(ctx, types, body)),
      command(api.handOverTask, (ctx, { params, body }) =>
        handOverTask(ctx, types, { id: params.id, ...body }),
      ),
    ],
  };
}
