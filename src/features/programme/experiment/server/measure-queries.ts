import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { runFigures } from '#src/features/reports/metric/server/figure-queries.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Span } from '../experiment.ts';

/** Whose experiment, measured by what, over which days. */
interface Measuring {
  owner_id: string;
  metric: string;
  period: Span;
}

/**
 * What a metric says of these days. Always under the rights of whoever owns the experiment, so that its
 * start and its end can be compared whoever notes them; null: nobody can say.
 */
export async function measure(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { owner_id, metric, period }: Measuring,
) {
  const { workspaceId, via } = ctx.actor;
  const owner = await readMemberActor(ctx.db, { workspaceId, memberId: owner_id }, via);
  if (!owner) return null;
  const asked = [{ metrics: [metric], period }];
  const [answer] = await runFigures({ ...ctx, actor: owner }, catalogue, asked);
  if (!answer || 'error' in answer) return null;
  const [{ unit }] = answer.metrics as [(typeof answer.metrics)[number]];
  return { value: answer.totals[0]?.value ?? null, unit };
}
