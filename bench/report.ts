import type { ImportFigures } from './import-rows.ts';
import type { Figures } from './measure.ts';
import type { Operation } from './operations.ts';
import type { Recall } from './recall.ts';

export interface Measured {
  operation: Operation;
  product: Figures;
  limit: Figures;
}

export interface SizeReport {
  people: number;
  seed_s: number;
  start_ms: number;
  /** Node and every PostgreSQL process, shared memory counted once; at rest, two minutes after the start. */
  idle_pss_mb: number | undefined;
  idle_node_pss_mb: number | undefined;
  busy_pss_mb: number | undefined;
  recall: Recall;
  import: ImportFigures | undefined;
  operations: Measured[];
}

interface Goal {
  goal: string;
  wanted: string;
  seen: string;
  met: boolean;
}

const MAX_GROWTH = 1.5;
const MIN_IMPORT_ROWS = 4000;
const MAX_IDLE_MB = 250;

export type Report = ReturnType<typeof judge>;

/** The figures beside what was set as goal. */
export function judge(sizes: SizeReport[], connections: number) {
  const goals: Goal[] = [];
  for (const size of sizes) {
    goals.push(...size.operations.flatMap((measured) => speedGoals(size, measured)));
    if (size.idle_pss_mb !== undefined) {
      goals.push(
        makeGoal(`idle memory, ${size.people}`, { most: MAX_IDLE_MB, seen: size.idle_pss_mb }),
      );
    }
    if (size.import) {
      const goal = `import: rows/s, ${size.people}`;
      goals.push(makeGoal(goal, { least: MIN_IMPORT_ROWS, seen: size.import.rows_per_s }));
    }
    for (const [query, isFirst] of Object.entries(size.recall.first)) {
      const goal = `"${query}" first, ${size.people}`;
      goals.push({ goal, wanted: 'yes', seen: isFirst ? 'yes' : 'no', met: isFirst });
    }
  }
  goals.push(...growthGoals(sizes));
  return {
    connections,
    sizes: sizes.map(({ operations, ...size }) => ({
      ...size,
      operations: operations.map(({ operation, product, limit }) => ({
        name: operation.name,
        ...product,
        limit,
        ratio: product.requests_per_s / limit.requests_per_s,
      })),
    })),
    goals,
  };
}

function makeGoal(goal: string, given: { least?: number; most?: number; seen: number }): Goal {
  const { least, most, seen } = given;
  const met = (least === undefined || seen >= least) && (most === undefined || seen <= most);
  const wanted = least === undefined ? `≤ ${most}` : `≥ ${least}`;
  return { goal, wanted, seen: seen < 20 ? seen.toFixed(2) : seen.toFixed(0), met };
}

function speedGoals({ people }: SizeReport, { operation, product, limit }: Measured): Goal[] {
  const { ratio, rps } = operation.goals;
  const goals: Goal[] = [];
  if (ratio) {
    const seen = product.requests_per_s / limit.requests_per_s;
    goals.push(
      makeGoal(`${operation.name}: share of the limit, ${people}`, { least: ratio, seen }),
    );
  }
  if (rps) {
    const seen = product.requests_per_s;
    goals.push(makeGoal(`${operation.name}: requests/s, ${people}`, { least: rps, seen }));
  }
  return goals;
}

/** Ten times the data may cost half as much again. */
function growthGoals(sizes: SizeReport[]): Goal[] {
  return sizes.slice(1).flatMap((larger, i) => {
    const smaller = sizes[i]!;
    const decades = Math.log10(larger.people / smaller.people);
    return larger.operations.flatMap(({ operation, product }) => {
      const before = smaller.operations.find((one) => one.operation.name === operation.name);
      if (!before) return [];
      const growth = (product.p95_ms / before.product.p95_ms) ** (1 / decades);
      const goal = `${operation.name}: p95 a decade, ${smaller.people} → ${larger.people}`;
      return [makeGoal(goal, { most: MAX_GROWTH, seen: growth })];
    });
  });
}

type Memory = Pick<SizeReport, 'idle_pss_mb' | 'idle_node_pss_mb' | 'busy_pss_mb'>;

function sayMemory({ idle_pss_mb, idle_node_pss_mb, busy_pss_mb }: Memory): string {
  const busy = `busy ${busy_pss_mb?.toFixed(0)} MB`;
  if (idle_pss_mb === undefined) return busy;
  return `idle ${idle_pss_mb.toFixed(0)} MB (Node ${idle_node_pss_mb?.toFixed(0)}) · ${busy}`;
}

export function printReport({ sizes, goals }: Report): void {
  for (const size of sizes) {
    console.log(
      `\n${size.people} people · seeded in ${size.seed_s.toFixed(0)} s · ready in ${size.start_ms.toFixed(0)} ms · ${sayMemory(size)}`,
    );
    console.table(
      Object.fromEntries(
        size.operations.map(({ name, limit, ratio, ...figures }) => [
          name,
          {
            'requests/s': Math.round(figures.requests_per_s),
            'p50 ms': round(figures.p50_ms),
            'p95 ms': round(figures.p95_ms),
            'p99 ms': round(figures.p99_ms),
            'node µs': Math.round(figures.node_us),
            'db µs': Math.round(figures.database_us),
            'limit/s': Math.round(limit.requests_per_s),
            'limit p95': round(limit.p95_ms),
            'limit node': Math.round(limit.node_us),
            'limit db': Math.round(limit.database_us),
            share: round(ratio),
          },
        ]),
      ),
    );
    if (size.import) console.log('import', JSON.stringify(size.import));
    console.log('recall', JSON.stringify(size.recall));
  }
  console.table(goals);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
