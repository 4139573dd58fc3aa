import type { ServerFeature } from '#src/server/feature.ts';
import { command, partOf, Reply } from '#src/server/http/route.ts';
import * as api from '../promise-api.ts';
import { adoptUsualPromises } from './promise-commands.ts';

/** What can be done with promises besides what every record can. */
export function promiseFeature(): ServerFeature {
  return {
    routes: partOf('cases', [
      command(api.adoptUsualPromises, async (ctx, { body }) => {
        return new Reply(await adoptUsualPromises(ctx, body), { status: 201 });
      }),
    ]),
  };
}
