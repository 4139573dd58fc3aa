import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../uptake-api.ts';
import { answerCorrection, changeCorrection, sayWrong } from './correction-commands.ts';
import { listCorrections, readCorrectionRates } from './correction-queries.ts';
import { correctionTaskJob } from './correction-task.ts';
import { readMyGifts } from './gift-queries.ts';
import { listMyLooks } from './look-queries.ts';
import { correctionsUndo } from './undo-corrections.ts';

/** What a member gets back, who looked at their figures, and how they say that one is wrong. */
export function uptakeFeature(services: Services, types: RecordTypes): UndoingFeature {
  return {
    jobs: [correctionTaskJob(services, types)],
    routes: [
      read(
        api.listMyGifts,
        (ctx, { query }) => readMyGifts(services.machinery.database, ctx, query.day),
        // measuring takes connections of its own
        { byQuery: true },
      ),
      read(api.listMyLooks, async (ctx) => ({ items: await listMyLooks(ctx) })),
      read(api.readCorrectionRates, (ctx) => readCorrectionRates(ctx)),
      read(api.listCorrections, async (ctx, { query }) => ({
        items: await listCorrections(ctx, query.of),
      })),
      command(
        api.createCorrection,
        async (ctx, { body }) => new Reply(await sayWrong(ctx, body), { status: 201 }),
      ),
      command(api.changeCorrection, (ctx, { params, body }) =>
        changeCorrection(ctx, { id: params.id, said: body.said }),
      ),
      command(api.answerCorrection, (ctx, { params, body }) =>
        answerCorrection(ctx, types, { id: params.id, ...body }),
      ),
    ],
    undo: correctionsUndo(types),
  };
}
