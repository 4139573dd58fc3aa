import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, Reply, read } from '#src/server/http/route.ts';
import * as api from '../guard-api.ts';
import { changeCoach, inviteCoach, saveWindow } from './guard-commands.ts';
import { type FreshFigures, readRules, readSums } from './guard-queries.ts';

const ok = { ok: true };

/** What guards people against what is measured: sums for outsiders, and time to learn. */
export function guardFeature(
  { url, machinery }: Pick<Services, 'url' | 'machinery'>,
  figuresOf: FreshFigures,
): ServerFeature {
  return {
    routes: [
      read(api.readSums, (ctx) => readSums(ctx, machinery.database, figuresOf), { byQuery: true }),
      read(api.readRules, (ctx) => readRules(ctx)),
      command(api.saveWindow, async (ctx, { body }) => {
        await saveWindow(ctx, body.until);
        return ok;
      }),
      command(
        api.inviteCoach,
        async (ctx, { body }) =>
          new Reply(await inviteCoach(ctx, { ...body, origin: url }), {
            status: 201,
            secret: true,
          }),
      ),
      command(api.changeCoach, async (ctx, { params, body }) => {
        await changeCoach(ctx, params.id, body.until);
        return ok;
      }),
    ],
  };
}
