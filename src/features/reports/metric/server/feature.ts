import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import { runRead } from '#src/server/run-command.ts';
import * as api from '../figure-api.ts';
import type { MetricCatalogue } from './catalogue-type.ts';
import { runFigures } from './figure-queries.ts';
import { listMetrics } from './metric-queries.ts';
import { noteLooks } from './people/note-looks.ts';
import { readRows } from './rows-queries.ts';
import type { FieldRead } from './source-type.ts';

/** Told at once which fields somebody's figures have read; it must not wait for anything. */
export type NoteReads = (ctx: ReadContext, reads: readonly FieldRead[]) => void;

/** Metrics, and the figures they come to. */
export function metricFeature(
  { machinery }: Pick<Services, 'machinery'>,
  catalogue: MetricCatalogue,
  noteReads?: NoteReads,
): ServerFeature {
  return {
    routes: [
      read(api.runFigures, async (ctx, { body }) => {
        const looks = new Set<string>();
        const answers = await runFigures(ctx, catalogue, body.requests, {
          beside: (work) => runRead(machinery, ctx.actor, (other) => work(other.db)),
          noteReads: (reads) => noteReads?.(ctx, reads),
          looks,
        });
        await noteLooks(machinery, ctx, looks);
        return { answers };
      }),
      read(api.readFigureRows, async (ctx, { body }) => {
        const looks = new Set<string>();
        const answer = await readRows(ctx, catalogue, { ask: body, looks });
        await noteLooks(machinery, ctx, looks);
        return answer;
      }),
      read(api.listMetrics, (ctx) => listMetrics(ctx, catalogue)),
    ],
  };
}
