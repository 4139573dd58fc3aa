import { type Filter, leavesOf } from '#src/records/filter.ts';
import type { RowMetric } from './metric-tree.ts';

/** Rows that are what people do, one by one. */
const DONE_BY_PEOPLE: ReadonlySet<string> = new Set([
  'activity',
  'contact',
  'task',
  'promise',
  'entry',
  'case_promise',
  'case_resolution',
]);

/** Of other rows the fields that tell how somebody works, not what was sold or needed. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  open_deal: ['next_step', 'stale', 'freshness'],
  company_age: ['freshness', 'lived_with'],
  person_age: ['freshness'],
  sent_quote: ['followed', 'followed_at'],
  open_case: ['age_days'],
  service_case: ['first_response_at', 'resolved_at', 'satisfaction'],
};

/**
 * Whether a figure tells how people work rather than how the business does. Such a one is not told of
 * single people, but to themselves and to who sees their page.
 */
export function isOfWork(metric: RowMetric, asked?: Filter): boolean {
  if (DONE_BY_PEOPLE.has(metric.source)) return true;
  if ('part' in metric && asksWhatIsFilled(metric.part)) return true;
  const telling = TELLING[metric.source] ?? [];
  return namedIn(metric, asked).some((field) => telling.includes(field));
}

/** The share of what is written down, such as of deals without an amount. */
function asksWhatIsFilled(part: Filter): boolean {
  return leavesOf(part).some((one) => 'op' in one && /^is_(not_)?empty$/.test(one.op));
}

function namedIn(metric: RowMetric, asked: Filter | undefined): string[] {
  const filters = [metric.filter, 'part' in metric ? metric.part : undefined, asked];
  const tested = filters.flatMap((one) => (one ? leavesOf(one) : []));
  const measured = 'measure' in metric ? Object.values(metric.measure).flat() : [];
  return [
    ...tested.flatMap((one) => ('field' in one ? one.field : [])),
    ...measured.map(String),
    ...(metric.needs ?? []),
  ];
}
