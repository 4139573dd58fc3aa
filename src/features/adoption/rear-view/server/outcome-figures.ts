import type { Fitness } from '#src/features/reports/metric/figure-api.ts';
import { TEAM, TIME } from '#src/features/reports/metric/metric.ts';
import type { MetricCatalogue } from '#src/features/reports/metric/server/catalogue-type.ts';
import { runFigures } from '#src/features/reports/metric/server/figure-queries.ts';
import type { ReadContext } from '#src/server/context.ts';
import { OUTCOMES } from '../outcomes.ts';
import type { MonthValue } from '../statistics/judge-outcome.ts';

export interface OutcomeFigures {
  label: string;
  fitness: Fitness;
  unit: string;
  currency?: string | undefined;
  months: MonthValue[];
  byTeam: Map<string, MonthValue[]>;
}

interface Asked {
  from: string;
  /** The last day. */
  to: string;
  byTeam: boolean;
}

/** The outcomes month by month, under the rights of whoever looks; what cannot be answered is left out. */
export async function readOutcomes(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { from, to, byTeam }: Asked,
): Promise<Map<string, OutcomeFigures>> {
  const by = { field: TIME, step: 'month' as const };
  const requests = OUTCOMES.flatMap(({ metric }) => {
    const request = { metrics: [metric], by, period: { from, to } };
    return byTeam ? [request, { ...request, split: { field: TEAM } }] : [request];
  });
  const answers = await runFigures(ctx, catalogue, requests, { unguarded: true });
  const found = new Map<string, OutcomeFigures>();
  for (const answer of answers) {
    if ('error' in answer) continue;
    const { name, label, unit, currency } = answer.metrics[0]!;
    const { fitness } = answer.totals[0]!;
    const told: OutcomeFigures = found.get(name) ?? {
      ...{ label, fitness, unit, currency },
      months: [],
      byTeam: new Map(),
    };
    found.set(name, told);
    for (const { group, split, value, rows } of answer.cells) {
      if (group === undefined || value === null) continue;
      const month = String(answer.groups[group]!.key).slice(0, 7);
      if (split === undefined) told.months.push({ month, value, rows });
      else addTo(told.byTeam, answer.splits[split]!.key, { month, value, rows });
    }
  }
  for (const { months } of found.values()) months.sort(byMonth);
  return found;
}

function addTo(teams: Map<string, MonthValue[]>, key: unknown, value: MonthValue): void {
  if (typeof key !== 'string') return;
  teams.set(key, [...(teams.get(key) ?? []), value].sort(byMonth));
}

function byMonth(one: MonthValue, other: MonthValue): number {
  return one.month < other.month ? -1 : 1;
}
