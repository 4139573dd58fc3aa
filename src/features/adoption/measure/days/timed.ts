import type { Trace } from '../log/trace.ts';

/** Moments by customer, each list in the order of time. */
export type Timed = ReadonlyMap<string, readonly number[]>;

/** Of traces in the order of time. */
export function timedOf(traces: readonly Trace[]): Timed {
  const moments = new Map<string, number[]>();
  for (const { customers, at } of traces) {
    for (const id of customers) {
      const list = moments.get(id);
      if (list) list.push(at);
      else moments.set(id, [at]);
    }
  }
  return moments;
}

/** The first moment about one of the customers from `from` to `to`, both included. */
export function firstIn(
  timed: Timed,
  customers: readonly string[],
  { from, to }: { from: number; to: number },
): number | null {
  let found: number | null = null;
  for (const id of customers) {
    const list = timed.get(id);
    const at = list?.[lowerBound(list, from)];
    if (at !== undefined && at <= to && (found === null || at < found)) found = at;
  }
  return found;
}

/** How many moments lie from `from` to `to`, both included, about the customer that has most of them. */
export function countIn(
  timed: Timed,
  customers: readonly string[],
  { from, to }: { from: number; to: number },
): number {
  const counts = customers.map((id) => {
    const list = timed.get(id) ?? [];
    return lowerBound(list, to + 1) - lowerBound(list, from);
  });
  return Math.max(0, ...counts);
}

/** The moment about one of the customers that lies nearest, at most `within` away. */
export function nearestTo(
  timed: Timed,
  customers: readonly string[],
  { at, within }: { at: number; within: number },
): number | null {
  let found: number | null = null;
  for (const id of customers) {
    const list = timed.get(id) ?? [];
    const next = lowerBound(list, at);
    for (const one of [list[next - 1], list[next]]) {
      if (one === undefined || Math.abs(one - at) > within) continue;
      if (found === null || Math.abs(one - at) < Math.abs(found - at)) found = one;
    }
  }
  return found;
}

function lowerBound(list: readonly number[], wanted: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
