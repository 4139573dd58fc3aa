import type { Filter } from '#src/records/filter.ts';
import { ANY, MEAN, type MetricRule, OWN, SHARE } from './metric-rule.ts';

const ITIL = 'AXELOS: ITIL 4, practice guide Incident management, 2020';
const ISO_10004 = 'ISO 10004:2018, Customer satisfaction: guidelines for monitoring and measuring';

const isResolved: Filter = { field: 'status', op: 'any_of', value: ['resolved', 'closed'] };
/** What can still be answered within the time promised is not missing yet. */
const isAnsweredOrLate: Filter = {
  or: [
    { field: 'first_response_at', op: 'is_not_empty' },
    { field: 'response_due_at', op: 'before', value: { ago: 0, unit: 'day' } },
    { field: 'response_due_at', op: 'is_empty' },
  ],
};
const isRated: Filter = { field: 'satisfaction', op: 'is_not_empty' };

const cases = { source: 'service_case', reference: OWN } as const;

/** What customers need help with, and how they fare. */
export const serviceMetrics = {
  cases_opened: {
    ...cases,
    time: 'opened_at',
    measure: { count: true },
    unit: 'count',
    direction: 'none',
    minimum: ANY,
  },
  cases_resolved: {
    ...cases,
    time: 'resolved_at',
    filter: isResolved,
    measure: { count: true },
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  cases_open: {
    ...cases,
    time: 'standing',
    filter: { field: 'status', op: 'any_of', value: ['new', 'open', 'waiting'] },
    measure: { count: true },
    unit: 'count',
    direction: 'down',
    minimum: ANY,
  },
  backlog_age: {
    source: 'open_case',
    time: 'standing',
    measure: { average: 'age_days' },
    reference: OWN,
    unit: 'days',
    direction: 'down',
    minimum: MEAN,
  },
  first_response_time: {
    ...cases,
    time: 'first_response_at',
    filter: isAnsweredOrLate,
    measure: { between: ['opened_at', 'first_response_at'], as: 'median', unit: 'hours' },
    unit: 'hours',
    direction: 'down',
    minimum: MEAN,
  },
  resolution_time: {
    ...cases,
    time: 'resolved_at',
    filter: isResolved,
    measure: { between: ['opened_at', 'resolved_at'], as: 'median', unit: 'hours' },
    reference: ITIL,
    unit: 'hours',
    direction: 'down',
    minimum: MEAN,
  },
  case_promises_kept: {
    source: 'case_promise',
    time: 'due_at',
    part: { field: 'kept', op: 'is', value: true },
    reference: ITIL,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  cases_reopened: {
    source: 'case_resolution',
    time: 'resolved_at',
    part: { field: 'reopened', op: 'is', value: true },
    reference: ITIL,
    unit: 'percent',
    direction: 'down',
    minimum: SHARE,
  },
  satisfaction: {
    ...cases,
    time: 'resolved_at',
    filter: { and: [isResolved, isRated] },
    part: { field: 'satisfaction', op: 'is', value: 'good' },
    reference: ISO_10004,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  satisfaction_answers: {
    ...cases,
    time: 'resolved_at',
    filter: isResolved,
    part: isRated,
    reference: ISO_10004,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  articles_used: {
    ...cases,
    time: 'resolved_at',
    filter: isResolved,
    part: { field: 'article_ids', op: 'is_not_empty' },
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
} as const satisfies Record<string, MetricRule>;
