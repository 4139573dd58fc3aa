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

/** What a deal was from `since` until just before `until`; null: it is so still. */
export interface DealState extends DealFacts {
  since: string;
  until: string | null;
}

export interface DealEvent {
  at: string;
  changes: Record<string, [before: unknown, after: unknown]>;
}

const TOLD = [
  'pipeline_id',
  'stage_id',
  'status',
  'amount',
  'closes_on',
  'probability',
  'owner_id',
  'closed_at',
  'deleted_at',
];

/** The states of one deal, as its events tell them in their order. */
export function statesFromEvents(events: readonly DealEvent[]): DealState[] {
  const states: DealState[] = [];
  const row: Record<string, unknown> = {};
  for (const { at, changes } of events) {
    for (const name of TOLD) if (changes[name]) row[name] = changes[name][1];
    const facts = factsOf(row);
    const last = states.at(-1);
    const isOpenEnded = last?.until === null;
    if (facts && isOpenEnded && isSameFacts(last, facts)) continue;
    if (isOpenEnded) last.until = at;
    if (facts) states.push({ ...facts, since: at, until: null });
  }
  return states.filter(({ since, until }) => since !== until);
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
