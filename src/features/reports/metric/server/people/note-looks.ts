import { freshLooks, noteLook } from '#src/features/adoption/measure/server/look-commands.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';

/** Before the figures go out, so that there is no look without its note. */
export async function noteLooks(
  machinery: Machinery,
  ctx: ReadContext,
  looks: ReadonlySet<string>,
): Promise<void> {
  const fresh = await freshLooks(ctx, [...looks]);
  if (fresh.length === 0) return;
  await runCommand(machinery, ctx.actor, async (write) => {
    for (const memberId of fresh) await noteLook(write, memberId);
  });
}
