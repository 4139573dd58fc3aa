import { asksOnLeaving, findMissing } from '#src/features/sales/deal/exit-criteria.ts';
import type { readPipelineSettings } from '#src/features/sales/pipeline/pipeline-api.ts';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { serverNow } from '#src/web/api/clock.ts';
import type { Known, Plan } from '#src/web/offline/offline-rules.ts';
import type { Values } from '#src/web/offline/queue/entry.ts';
import { offlineText } from '../../offline-text.ts';
import { type Declarations, findHere, versionOf } from '../effects.ts';

type Settings = EndpointOutput<typeof readPipelineSettings>;
type KnownStage = Settings['pipelines'][number]['stages'][number];

/** What the move sets besides the stage, where it was given. */
const SET_TOO = ['closes_on', 'amount'] as const;

/** A deal that goes to another stage; what the stage that it leaves asks for is asked at once. */
export function planMove(
  { id, body }: { id: string; body: Values },
  known: Known,
  types: Declarations,
): Plan {
  return {
    body,
    makes: null,
    target: id,
    async foresee() {
      const found = await findHere({ type: 'deal', id }, known, types);
      const stages = await stagesOf(known);
      const to = stages.find((stage) => stage.id === body.stage_id);
      const from = stages.find((stage) => stage.id === found?.stage_id);
      const values = { ...valuesOf(body, to), ...checksOf(body, found) };
      if (found?.created_at && from && to && !body.skip_reason) {
        requireNothing(from, to, { ...found, ...values });
      }
      const title = String(found?.title ?? '');
      const says = offlineText.text('says.move', { title, stage: to?.name ?? '' });
      const shows = [{ type: 'deal', id, values, isNew: false }];
      const answer = { ...found, ...values, id, waiting: true };
      return { base: versionOf(found), before: null, says, shows, known: found, answer };
    },
  };
}

async function stagesOf(known: Known): Promise<KnownStage[]> {
  const settings = (await known.at('/api/v1/pipelines/settings')) as Settings | undefined;
  return settings?.pipelines.flatMap(({ stages }) => stages) ?? [];
}

function valuesOf(body: Values, to: KnownStage | undefined): Values {
  const given = SET_TOO.filter((name) => body[name] !== undefined);
  return {
    stage_id: body.stage_id,
    ...whatFollows(to),
    ...Object.fromEntries(given.map((name) => [name, body[name]])),
  };
}

/** What a deal is in the stage that a change of its fields puts it in. */
export async function followStage(body: Values, known: Known): Promise<Values> {
  if (!body.stage_id) return {};
  return whatFollows((await stagesOf(known)).find(({ id }) => id === body.stage_id));
}

function whatFollows(to: KnownStage | undefined): Values {
  if (!to) return {};
  const closed_at = to.kind === 'open' ? null : new Date(serverNow()).toISOString();
  return { status: to.kind, pipeline_id: to.pipeline_id, closed_at };
}

function checksOf({ checks_met }: Values, found: Values | undefined): Values {
  if (!Array.isArray(checks_met)) return {};
  const before = Array.isArray(found?.checks_met) ? found.checks_met : [];
  return { checks_met: [...new Set([...before, ...checks_met])] };
}

/** @throws ApiProblem `exit_criteria`, as the server would refuse it */
function requireNothing(from: KnownStage, to: KnownStage, deal: Values): void {
  if (!asksOnLeaving(from, to)) return;
  const { fields, checks } = findMissing(from, deal);
  if (fields.length + checks.length === 0) return;
  const message = `“${from.name}” asks for something before a deal goes on. Fill it in, or say why it goes on without.`;
  throw new ApiProblem(message, { code: 'conflict', status: 409, reason: 'exit_criteria' });
}
