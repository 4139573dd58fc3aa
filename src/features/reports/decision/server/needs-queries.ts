import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { fieldOf } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FigureRequest, TIME } from '../../metric/metric.ts';
import type { MetricCatalogue } from '../../metric/server/catalogue-type.ts';
import { readAllMetrics, readsOfRequests } from '../../metric/server/metric-queries.ts';
import type { FieldRead } from '../../metric/server/source-type.ts';
import type { Chosen } from '../decision-api.ts';
import { type KeptDecision, splitField } from '../decision-basis.ts';
import { type DecisionChart, FOLLOWS, findDecision } from '../decisions.ts';
import { wordsOf } from './decision-words.ts';

/** A decision as it would be kept, with what it needs. */
export interface NeededDecision {
  kept: KeptDecision;
  request: FigureRequest;
  chart: DecisionChart;
  /** What people have to give for it. */
  needs: string[];
  /** What the work leaves behind by itself. */
  itself: string[];
}

interface Choosing {
  chosen: readonly Chosen[];
  /** Those that are there already. */
  before: readonly KeptDecision[];
  language: string;
}

/** Decisions with the questions they are taken by and the fields that these read. */
export async function readNeeds(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  { chosen, before, language }: Choosing,
): Promise<NeededDecision[]> {
  const metrics = await readAllMetrics(ctx, catalogue);
  const known = new Map(metrics.map((one) => [one.definition.name, one]));
  const drafts = chosen.map((one) => draftOf(one, { before, language }));
  for (const { kept } of drafts) {
    for (const name of kept.metrics) {
      const metric = known.get(name);
      if (!metric) throw invalid(`There is no metric "${name}". Choose another.`, 'no_metric');
      if (metric.refused) throw invalid(metric.refused, 'metric_refused');
      kept.question ||= metric.definition.question;
    }
  }
  const reads = await readsOfRequests(
    ctx,
    catalogue,
    drafts.map(({ request }) => request),
  );
  const needed: NeededDecision[] = [];
  for (const [at, draft] of drafts.entries()) {
    const { needs, itself } = await sortReads(ctx, catalogue, reads[at] ?? []);
    const fields = fieldsOf(draft.kept, { given: chosen[at]!.fields, needs });
    needed.push({ ...draft, kept: { ...draft.kept, fields }, needs, itself });
  }
  return needed;
}

function draftOf(one: Chosen, { before, language }: Omit<Choosing, 'chosen'>) {
  const old = before.find(({ id }) => id === one.id);
  if (one.id && !old) {
    throw invalid('One of these decisions is not there any more. Load the page again.', 'gone');
  }
  const kept = old ? { ...old } : newDecision(one, language);
  const declared = kept.decision === null ? undefined : findDecision(kept.decision);
  const by = kept.by ?? TIME;
  const chart: DecisionChart = declared?.chart ?? (kept.by ? 'bar' : 'line');
  const request: FigureRequest = {
    metrics: kept.metrics,
    ...(chart !== 'number' && { by: { field: by } }),
    period: chart === 'number' ? { this: 'quarter' } : { last: 12, unit: 'month' },
  };
  return { kept, request, chart };
}

function newDecision(one: Chosen, language: string): KeptDecision {
  const empty = { id: newId(), fields: [], report_id: null };
  if (one.decision === undefined) {
    const { words, metric } = one;
    return { ...empty, decision: null, words: words!, question: '', metrics: [metric!], by: null };
  }
  const declared = findDecision(one.decision);
  if (!declared) throw invalid('There is no such decision in the catalogue.', 'no_decision');
  return {
    ...empty,
    decision: one.decision,
    ...wordsOf(one.decision, language),
    metrics: [...declared.metrics],
    by: declared.by ?? null,
  };
}

/** Which of the fields people give, and which come by themselves; settings are nobody's to give. */
async function sortReads(
  ctx: ReadContext,
  { recordTypes }: MetricCatalogue,
  reads: readonly FieldRead[],
): Promise<{ needs: string[]; itself: string[] }> {
  const needs = new Set<string>();
  const itself = new Set<string>();
  for (const read of reads.flatMap(withWhatItFollows)) {
    const type = recordTypes.get(read.type);
    if (!type || type.declaration.isSetting) continue;
    const field = fieldOf(await declarationOf(ctx, type.declaration), read.field);
    const name = `${read.type}.${read.field}`;
    if (field) (isGiven(field) ? needs : itself).add(name);
  }
  return { needs: [...needs], itself: [...itself] };
}

function withWhatItFollows(read: FieldRead): FieldRead[] {
  const of = FOLLOWS[`${read.type}.${read.field}`] ?? [];
  return [read, ...of.map(splitField)];
}

function isGiven(field: Field): boolean {
  return !field.readOnly;
}

function fieldsOf(
  kept: KeptDecision,
  { given, needs }: { given: string[] | undefined; needs: string[] },
): string[] {
  if (!given) return kept.report_id ? kept.fields.filter((one) => needs.includes(one)) : needs;
  const wrong = given.find((one) => !needs.includes(one));
  if (wrong === undefined) return needs.filter((one) => given.includes(one));
  throw invalid(
    `The field "${wrong}" is not needed for this decision. Leave it out.`,
    'not_needed',
  );
}

function invalid(message: string, reason: string): AppError {
  return new AppError('invalid', message, {
    reason,
    issues: [{ path: ['decisions'], message }],
  });
}
