import type { HandlerInput } from '#src/lib/define-endpoint.ts';
import { newId } from '#src/lib/ids.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { ServerFeature } from '#src/server/feature.ts';
import { read } from '#src/server/http/route.ts';
import type { MetricDefinition } from '../../metric/metric.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { runFigures } from '../../metric/server/figure-queries.ts';
import * as api from '../catalogue-api.ts';
import { ownName } from '../own-metric.ts';
import { readReaders, readUnit } from './own-metric-queries.ts';

/** What a workspace's own metrics come to before they are kept, and who reads a metric. */
export function catalogueFeature(catalogue: MetricCatalogue): ServerFeature {
  return {
    routes: [
      read(api.previewMetric, (ctx, { body }) => preview(ctx, catalogue, body)),
      read(api.listMetricReaders, (ctx, { query }) => readReaders(ctx, query.name)),
    ],
  };
}

type Draft = HandlerInput<typeof api.previewMetric>['body'];

async function preview(ctx: ReadContext, catalogue: MetricCatalogue, draft: Draft) {
  const { definition, period } = draft;
  const unit = await readUnit(ctx, catalogue, { definition, wished: draft.unit });
  const name = ownName(draft.id ?? newId());
  const metric: MetricDefinition = {
    name,
    label: 'This metric',
    question: '',
    formula: '',
    reference: '',
    unit,
    direction: draft.direction,
    minimum: { rows: draft.minimum_rows, coverage: draft.minimum_coverage / 100 },
    ...definition,
  };
  const withDraft: MetricCatalogue = {
    ...catalogue,
    async ownMetrics(own) {
      const others = await catalogue.ownMetrics(own);
      return [...others.filter((one) => one.name !== name), metric];
    },
  };
  const [answer] = await runFigures(ctx, withDraft, [{ metrics: [name], period }]);
  return { unit, answer: answer! };
}
