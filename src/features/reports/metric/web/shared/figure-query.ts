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
    queryFn: async ({ client, queryKey }) => {
      const outcome = await askFigure(request);
      // shown also where a change since then has it asked anew, or what changes all the time never would be
      client.setQueryData(queryKey, outcome);
      return outcome;
    },
    meta: { types: [...types] },
  });
}

/** A question as the API takes it. */
export function requestBody(request: FigureRequest) {
  return { ...request, filter: request.filter && { ...request.filter } };
}

interface Asking {
  request: FigureRequest;
  /** When it went to the server; absent while it waits. */
  sentAtMs?: number;
  outcome: Promise<FigureOutcome>;
  resolve: (outcome: FigureOutcome) => void;
  reject: (error: unknown) => void;
}

/** While much changes, as in an import, the same figure is reckoned anew only so often. */
const OFTEN_MS = 5000;
const MOST_KEPT = 200;
/** What was asked last, by its question. */
const asked = new Map<string, Asking>();
let waiting: Asking[] = [];
let later: Asking[] = [];

/** What is asked for in the same moment, such as by the tiles of a dashboard, goes as one request. */
function askFigure(request: FigureRequest): Promise<FigureOutcome> {
  const key = JSON.stringify(request);
  const last = asked.get(key);
  if (last && last.sentAtMs === undefined) return last.outcome;
  const asking = beginAsking(request);
  if (asked.size >= MOST_KEPT) asked.clear();
  asked.set(key, asking);
  asking.outcome.catch(() => asked.delete(key));
  const waitMs = last?.sentAtMs === undefined ? 0 : last.sentAtMs + OFTEN_MS - Date.now();
  if (waitMs > 0) askLater(asking, waitMs);
  else ask(asking);
  return asking.outcome;
}

function beginAsking(request: FigureRequest): Asking {
  const asking = { request } as Asking;
  asking.outcome = new Promise((resolve, reject) => Object.assign(asking, { resolve, reject }));
  return asking;
}

function ask(asking: Asking): void {
  waiting.push(asking);
  if (waiting.length === 1) setTimeout(sendWaiting);
}

/** All who wait go at once, so that they still ask as one. */
function askLater(asking: Asking, waitMs: number): void {
  later.push(asking);
  if (later.length > 1) return;
  setTimeout(() => {
    const all = later;
    later = [];
    all.forEach(ask);
  }, waitMs);
}

function sendWaiting(): void {
  const all = waiting;
  waiting = [];
  for (let from = 0; from < all.length; from += MOST_REQUESTS) {
    void sendBatch(all.slice(from, from + MOST_REQUESTS));
  }
}

async function sendBatch(batch: Asking[]): Promise<void> {
  for (const asking of batch) asking.sentAtMs = Date.now();
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
