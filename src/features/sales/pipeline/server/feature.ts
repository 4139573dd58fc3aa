import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { command, read } from '#src/server/http/route.ts';
import * as api from '../pipeline-api.ts';
import { setUpPipeline, setUpReasons } from './pipeline-commands.ts';
import { readPipelines, readReasons } from './pipeline-queries.ts';

/** What administrators set for deals: pipelines, stages, reasons. */
export function pipelineFeature(): ServerFeature {
  return {
    routes: [
      read(api.readPipelineSettings, answer),
      command(api.setUpPipeline, async (ctx, { body }) => {
        const id = await setUpPipeline(ctx, body);
        return { id, ...(await answer(ctx)) };
      }),
      command(api.setUpReasons, async (ctx, { body }) => {
        await setUpReasons(ctx, body);
        return answer(ctx);
      }),
    ],
  };
}

async function answer(ctx: ReadContext) {
  return { pipelines: await readPipelines(ctx), reasons: await readReasons(ctx) };
}
