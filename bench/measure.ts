import { Worker } from 'node:worker_threads';
import type { Load, LoadResult } from './load-worker.ts';
import { findFamily, readCpuUs } from './processes.ts';

export interface Target {
  port: number;
  /** The process that serves, whose processor time is counted. */
  pid: number;
  requests: string[];
}

export interface Figures {
  requests_per_s: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
  /** Processor time of the serving Node process for one request, without the database's. */
  node_us: number;
  /** Processor time of all PostgreSQL processes for one request. */
  database_us: number;
  failed: number;
}

export interface Plan {
  /** PostgreSQL's first process. */
  postmaster: number;
  connections: number;
  sliceMs: number;
  slices: number;
}

// long enough that the code is compiled and the plans are kept
const WARM_UP_MS = 1500;

/** Sends load from a thread of its own. */
export class LoadSender {
  readonly #worker = new Worker(new URL('./load-worker.js', import.meta.url));

  send(load: Load): Promise<LoadResult> {
    return new Promise((resolve, reject) => {
      this.#worker.removeAllListeners('error');
      this.#worker.once('error', reject);
      this.#worker.once('message', resolve);
      this.#worker.postMessage(load);
    });
  }

  close(): Promise<number> {
    return this.#worker.terminate();
  }
}

/** Measures the targets in turns, so that what else the machine does meets all of them alike. */
export async function measureInTurns(
  sender: LoadSender,
  targets: Target[],
  plan: Plan,
): Promise<Figures[]> {
  const sums = targets.map(() => ({
    results: [] as LoadResult[],
    nodeUs: 0,
    databaseUs: 0,
    next: 0,
  }));
  for (let slice = -1; slice < plan.slices; slice++) {
    for (const [i, { port, pid, requests }] of targets.entries()) {
      const sum = sums[i]!;
      const nodeBefore = readCpuUs([pid]);
      const databaseBefore = readCpuUs(findFamily(plan.postmaster));
      const ms = slice < 0 ? WARM_UP_MS : plan.sliceMs;
      const load = { port, requests, connections: plan.connections, ms, from: sum.next };
      const result = await sender.send(load);
      sum.next = result.next;
      if (result.failed > 0) throw new Error(`a request failed:\n${result.failure}`);
      if (slice < 0) continue;
      sum.nodeUs += readCpuUs([pid]) - nodeBefore;
      sum.databaseUs += readCpuUs(findFamily(plan.postmaster)) - databaseBefore;
      sum.results.push(result);
    }
  }
  return sums.map(summarise);
}

interface Sum {
  results: LoadResult[];
  nodeUs: number;
  databaseUs: number;
}

function summarise({ results, nodeUs, databaseUs }: Sum): Figures {
  const all = Float64Array.from(results.flatMap(({ latencies }) => [...latencies])).sort();
  const elapsedMs = results.reduce((sum, result) => sum + result.elapsedMs, 0);
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
  return {
    requests_per_s: (all.length / elapsedMs) * 1000,
    p50_ms: at(0.5),
    p95_ms: at(0.95),
    p99_ms: at(0.99),
    node_us: nodeUs / all.length,
    database_us: databaseUs / all.length,
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  };
}
