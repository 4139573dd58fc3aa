import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { keptRowsUndo } from '#src/records/server/kept-row-commands.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../rear-view-api.ts';
import {
  addConfounder,
  confounderTable,
  holdRearView,
  rearViewTable,
  removeConfounder,
  saveRearView,
  startTable,
} from './rear-view-commands.ts';
import { readRearView } from './rear-view-queries.ts';

const ok = { ok: true };

/** What became of the business since it began, and how sure that is. */
export function rearViewFeature(catalogue: MetricCatalogue): UndoingFeature {
  return {
    routes: [
      read(api.readRearView, (ctx) => readRearView(ctx, catalogue)),
      command(api.saveRearView, async (ctx, { body }) => {
        await saveRearView(ctx, catalogue, body);
        return ok;
      }),
      command(
        api.addConfounder,
        async (ctx, { body }) => new Reply({ id: await addConfounder(ctx, body) }, { status: 201 }),
      ),
      command(
        api.holdRearView,
        async (ctx, { body }) => new Reply({ id: await holdRearView(ctx, body) }, { status: 201 }),
      ),
      command(api.removeConfounder, async (ctx, { params }) => {
        await removeConfounder(ctx, params.id);
        return ok;
      }),
    ],
    undo: keptRowsUndo(startTable, confounderTable, rearViewTable),
  };
}
