import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../practice-api.ts';
import {
  lookAtCase,
  practicePartTable,
  practiceTable,
  settlePractice,
  showPractice,
  takeUpPractice,
  tryPractice,
} from './practice-commands.ts';
import { listPractices } from './practice-queries.ts';

const ok = { ok: true };

/** What the best do becomes everyone's, with their consent. */
export function practiceFeature(): UndoingFeature {
  return {
    routes: [
      read(api.listPractices, listPractices),
      command(api.takeUpPractice, async (ctx, { body }) => {
        return new Reply({ id: await takeUpPractice(ctx, body.habit) }, { status: 201 });
      }),
      command(api.showPractice, async (ctx, { params, body }) => {
        await showPractice(ctx, { ...params, ...body });
        return ok;
      }),
      command(api.tryPractice, async (ctx, { params, body }) => {
        await tryPractice(ctx, { ...params, ...body });
        return ok;
      }),
      command(api.lookAtCase, async (ctx, { params, body }) => {
        await lookAtCase(ctx, { ...params, ...body });
        return ok;
      }),
      command(api.settlePractice, async (ctx, { params, body }) => {
        await settlePractice(ctx, { ...params, ...body });
        return ok;
      }),
    ],
    undo: keptRowsUndo(practiceTable, practicePartTable),
  };
}
