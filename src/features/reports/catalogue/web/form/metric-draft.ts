import type { Filter } from '#src/records/filter.ts';
import { joinFilter, splitFilter } from '#src/records/web/views/read-filter.ts';
import type { MetricUnit, TimeUnit } from '../../../metric/metric.ts';
import { type OwnDefinition, type OwnMetricRow, readDefinition } from '../../own-metric.ts';

export const HOWS = ['count', 'sum', 'average', 'median', 'distinct', 'between', 'part'] as const;
export type How = (typeof HOWS)[number];

/** As many as a definition takes. */
export const MOST_NEEDS = 10;

/** A metric while it is put together; '' where nothing is chosen yet. */
export interface MetricDraft {
  kind: 'rows' | 'quotient';
  source: string;
  conditions: Filter[];
  how: How;
  field: string;
  from: string;
  to: string;
  as: 'average' | 'median';
  timeUnit: TimeUnit;
  part: Filter[];
  time: string;
  /** Fields that must be filled in besides what is measured. */
  needs: string[];
  above: string;
  below: string;
  unit: MetricUnit | '';
  direction: 'up' | 'down' | 'none';
  minimumRows: number;
  minimumCoverage: number;
  name: string;
  question: string;
  reference: string;
}

export const EMPTY: MetricDraft = {
  kind: 'rows',
  source: '',
  conditions: [],
  how: 'count',
  field: '',
  from: '',
  to: '',
  as: 'median',
  timeUnit: 'days',
  part: [],
  time: '',
  needs: [],
  above: '',
  below: '',
  unit: '',
  direction: 'up',
  minimumRows: 10,
  minimumCoverage: 80,
  name: '',
  question: '',
  reference: '',
};

/** What else a draft forgets when it counts something else: fields are those of their source. */
export function withSource(draft: MetricDraft, source: string): MetricDraft {
  const { conditions, how, field, from, to, part, time, needs } = EMPTY;
  return { ...draft, source, conditions, how, field, from, to, part, time, needs };
}

/** What it says so far; null while something is missing. */
export function definitionOf(draft: MetricDraft): OwnDefinition | null {
  if (draft.kind === 'quotient') {
    const { above, below } = draft;
    return above && below ? { quotient: [above, below] } : null;
  }
  const { source, time, how, needs } = draft;
  if (!source || !time) return null;
  const filter = joinFilter(draft.conditions);
  const rows = {
    ...{ source, time },
    ...(filter && { filter }),
    ...(needs.length > 0 && { needs }),
  };
  if (how === 'part') {
    const part = joinFilter(draft.part);
    return part && { ...rows, part };
  }
  const measure = measureOf(draft);
  return measure && { ...rows, measure };
}

function measureOf({ how, field, from, to, as, timeUnit }: MetricDraft) {
  if (how === 'count') return { count: true as const };
  if (how === 'between') {
    const between: [string, string] = [from, to];
    return from && to ? { between, as, unit: timeUnit } : null;
  }
  if (!field) return null;
  if (how === 'sum') return { sum: field };
  if (how === 'average') return { average: field };
  return how === 'median' ? { median: field } : { distinct: field };
}

/** A kept metric, to be changed. */
export function draftOf(row: OwnMetricRow): MetricDraft {
  const definition = readDefinition(row.definition);
  const told: MetricDraft = {
    ...EMPTY,
    unit: (row.unit as MetricUnit | null) ?? '',
    direction: (row.direction as MetricDraft['direction'] | null) ?? 'none',
    minimumRows: row.minimum_rows ?? 0,
    minimumCoverage: row.minimum_coverage ?? 0,
    name: row.name ?? '',
    question: row.question ?? '',
    reference: row.reference ?? '',
  };
  if (!definition) return told;
  if ('quotient' in definition) {
    const [above, below] = definition.quotient;
    return { ...told, kind: 'quotient', above, below };
  }
  const { source, time, filter, needs = [] } = definition;
  const rows = { ...told, source, time, needs, conditions: splitFilter(filter ?? null) };
  return 'part' in definition
    ? { ...rows, how: 'part', part: splitFilter(definition.part) }
    : { ...rows, ...measured(definition.measure) };
}

type Measured = Extract<OwnDefinition, { measure: unknown }>['measure'];

function measured(measure: Measured): Partial<MetricDraft> {
  if ('between' in measure) {
    const [from, to] = measure.between;
    return { how: 'between', from, to, as: measure.as, timeUnit: measure.unit };
  }
  if ('count' in measure) return { how: 'count' };
  const [[how, field]] = Object.entries(measure) as [[How, string]];
  return { how, field };
}

/** Counts and sums are what they are; chance makes the others leap where they are few. */
export function isFitAnyway({ kind, how }: MetricDraft): boolean {
  return kind === 'rows' && (how === 'count' || how === 'sum' || how === 'distinct');
}

/** Whether it may lack what it reads; what is only counted lacks nothing. */
export function readsField({ kind, how, needs }: MetricDraft): boolean {
  return kind === 'quotient' || needs.length > 0 || (how !== 'count' && how !== 'part');
}
