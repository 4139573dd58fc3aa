import type { ReadContext } from '#src/server/context.ts';

const HOUR_MS = 3_600_000;

/** Until when an answer is promised that is asked for now, ISO 8601. */
export async function promisedBy(ctx: ReadContext, hours: number): Promise<string> {
  return new Date(ctx.now().getTime() + hours * HOUR_MS).toISOString();
}
