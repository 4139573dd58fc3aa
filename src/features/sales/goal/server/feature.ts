import type { ServerFeature } from '#src/server/feature.ts';
import { command, partOf } from '#src/server/http/route.ts';
import { setGoal } from '../goal-api.ts';
import { setGoal as set } from './goal-commands.ts';

/** Goals are set from the forecast, one for each period and whom it is of. */
export function goalFeature(): ServerFeature {
  return {
    routes: partOf('forecast', [
      command(setGoal, async (ctx, { body }) => ({ id: await set(ctx, body) })),
    ]),
  };
}
