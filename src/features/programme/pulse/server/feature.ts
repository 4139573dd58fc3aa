import type { Actor, WriteContext } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { command, Reply, raw, read } from '#src/server/http/route.ts';
import { runCommand } from '#src/server/run-command.ts';
import * as api from '../pulse-api.ts';
import { raiseFromPulse } from './concern-commands.ts';
import { answerPulse, skipPulse } from './pulse-commands.ts';
import { readAsking, readPulseResults } from './pulse-queries.ts';

const ok = { ok: true };

/** How people find it: asked in place, counted without names, told to all alike. */
export function pulseFeature({ machinery }: Pick<Services, 'machinery'>): ServerFeature {
  /** The ledger names nobody, and no idempotency key keeps the answer beside a member. */
  const unnamed = (actor: Actor, work: (ctx: WriteContext) => Promise<void>) =>
    runCommand(machinery, { ...actor, byLink: true }, work);
  return {
    routes: [
      read(api.readPulse, async (ctx) => {
        const { period, heard } = await readAsking(ctx);
        const asks = period !== null && !heard && !ctx.actor.viewerId;
        return { asks, ends_on: period?.ends_on ?? null };
      }),
      raw(api.answerPulse, async ({ actor, input: { body } }) => {
        const { comment, ...answer } = body;
        await unnamed(actor!, (ctx) => answerPulse(ctx, { actor: actor!, answer, comment }));
        return ok;
      }),
      raw(api.skipPulse, async ({ actor }) => {
        await unnamed(actor!, (ctx) => skipPulse(ctx, actor!));
        return ok;
      }),
      read(api.readPulseResults, readPulseResults),
      command(api.raisePulseConcern, async (ctx, { body }) => {
        return new Reply({ id: await raiseFromPulse(ctx, body) }, { status: 201 });
      }),
    ],
  };
}
