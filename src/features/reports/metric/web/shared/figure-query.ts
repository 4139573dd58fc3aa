import { queryOptions } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { FigureOutcome, listMetrics, runFigures } from '../../figure-api.ts';
import { type FigureRequest, MOST_REQUESTS } from '../../metric.ts';

export type MetricsAnswer = EndpointOutput<typeof listMetrics>;
export type MetricFacts = MetricsAnswer['metrics'][number];

/** All metrics with what they read. */
export const metricsQuery = queryOptions({
  queryKey: ['metric', 'all'],
  queryFn: () => call<typeof listMetrics>('GET /api/v1/metrics', {}),
  staleTime: 5 * 60_000,
  meta: { types: ['metric', 'custom_field'] },
});

/** A figure; it is read anew when a record of these types changes. */
export function figureQuery(request: FigureRequest, types: readonly string[] = []) {
  return queryOptions({
    queryKey: ['figure', request],
    queryFn: () => askFigure(request),
    meta: { types: [...types] },
  });
}

/** A question as the API takes it. */
export function requestBody(request: FigureRequest) {
  return { ...request, filter: request.filter && { ...request.filter } };
}

interface Asking {
  request: FigureRequest;
  resolve: (outcome: FigureOutcome) => void;
  reject: (error: unknown) => void;
}

/** While much changes, as in an import, the same figure is reckoned anew only so often. */
const OFTEN_MS = 5000;
const answeredAtMs = new Map<string, number>();

let together: Promise<void> | undefined;

/** All who wait go at once, so that they still ask as one. */
function waitTogether(waitMs: number): Promise<void> {
  together ??= new Promise((go) => {
    setTimeout(() => {
      together = undefined;
      go();
    }, waitMs);
  });
  return together;
}

let waiting: Asking[] = [];

/** What is asked for in the same moment, such as by the tiles of a dashboard, goes as one request. */
async function askFigure(request: FigureRequest): Promise<FigureOutcome> {
  const key = JSON.stringify(request);
  const waitMs = (answeredAtMs.get(key) ?? 0) + OFTEN_MS - Date.now();
  if (waitMs > 0) await waitTogether(waitMs);
  const outcome = await new Promise<FigureOutcome>((resolve, reject) => {
    waiting.push({ request, resolve, reject });
    if (waiting.length === 1) setTimeout(sendWaiting);
  });
  answeredAtMs.set(key, Date.now());
  return outcome;
}

function sendWaiting(): void {
  const all = waiting;
  waiting = [];
  for (let from = 0; from < all.length; from += MOST_REQUESTS) {
    void sendBatch(all.slice(from, from + MOST_REQUESTS));
  }
}

async function sendBatch(batch: Asking[]): Promise<void> {
  try {
    const requests = batch.map(({ request }) => requestBody(request));
    const { answers } = await call<typeof runFigures>(
      'POST /api/v1/figures/run',
      { body: { requests } },
      { reads: true },
    );
    for (const [at, { resolve }] of batch.entries()) resolve(answers[at]!);
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}
