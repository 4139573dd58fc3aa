/** What the pipeline of a day needs to know of a deal. */
export interface DealFacts {
  pipeline_id: string;
  stage_id: string;
  status: string;
  amount: number | null;
  currency: string | null;
  closes_on: string | null;
  probability: number | null;
  owner_id: string | null;
  closed_at: string | null;
}

/** Null where it counts nowhere: in the bin, or without a stage. */
export function factsOf(row: Record<string, unknown>): DealFacts | null {
  if (row.deleted_at || !row.stage_id || !row.pipeline_id) return null;
  const money = row.amount as { amount: number; currency: string } | null | undefined;
  return {
    pipeline_id: row.pipeline_id as string,
    stage_id: row.stage_id as string,
    status: (row.status as string | null) ?? 'open',
    amount: money?.amount ?? null,
    currency: money?.currency ?? null,
    closes_on: (row.closes_on as string | null) ?? null,
    probability: (row.probability as number | null) ?? null,
    owner_id: (row.owner_id as string | null) ?? null,
    closed_at: (row.closed_at as string | null) ?? null,
  };
}

export function isSameFacts(one: DealFacts, other: DealFacts): boolean {
  const moment = ({ closed_at }: DealFacts) => (closed_at ? Date.parse(closed_at) : null);
  const names = Object.keys(other).filter((name) => name !== 'closed_at') as (keyof DealFacts)[];
  return moment(one) === moment(other) && names.every((name) => one[name] === other[name]);
}
