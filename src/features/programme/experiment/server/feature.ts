import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { Services } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../experiment-api.ts';
import * as commands from './experiment-commands.ts';
import { listExperiments, readExperiment } from './experiment-queries.ts';
import { listExperimentPeople } from './people-queries.ts';
import { experimentsUndo } from './undo-experiments.ts';

const ok = { ok: true };

/** What is tried where no fix is known, by those who have the problem. */
export function experimentFeature(
  { url }: Pick<Services, 'url'>,
  types: RecordTypes,
  catalogue: MetricCatalogue,
): UndoingFeature {
  const trying = { url, types, catalogue };
  return {
    routes: [
      read(api.listExperiments, listExperiments),
      read(api.readExperiment, (ctx, { params }) => readExperiment(ctx, catalogue, params.id)),
      read(api.listExperimentPeople, (ctx, { params }) => listExperimentPeople(ctx, params.id)),
      command(api.proposeExperiment, async (ctx, { body }) => {
        const id = await commands.proposeExperiment(ctx, body);
        return new Reply({ id }, { status: 201 });
      }),
      command(api.changeExperiment, async (ctx, { params, body }) => {
        await commands.changeExperiment(ctx, params.id, body);
        return ok;
      }),
      command(api.startExperiment, async (ctx, { params, body }) => {
        await commands.startExperiment(ctx, trying, { ...params, ...body });
        return ok;
      }),
      command(api.reviewExperiment, async (ctx, { params, body }) => {
        await commands.reviewExperiment(ctx, trying, { ...params, ...body });
        return ok;
      }),
      command(api.dropExperiment, async (ctx, { params }) => {
        await commands.dropExperiment(ctx, params.id);
        return ok;
      }),
    ],
    undo: experimentsUndo(types),
  };
}
