import type { Filter } from '#src/records/filter.ts';
import { ANY, MEAN, type MetricRule, OWN, SHARE } from './metric-rule.ts';

const CODE = 'Jordan, Vazzana: Cracking the Sales Management Code, McGraw-Hill 2011';

const open: Filter = { field: 'done_at', op: 'is_empty' };
/** A promise of theirs is theirs to keep. */
const ours: Filter = { field: 'promised_by', op: 'is_not', value: 'them' };
const late: Filter = { field: 'due_on', op: 'before', value: { ago: 0, unit: 'day' } };
/** What may still be done in time is not missing yet. */
const doneOrLate: Filter = { or: [{ field: 'done_at', op: 'is_not_empty' }, late] };

/** What is done with customers, what was promised them, and what it costs to write it down. */
export const workMetrics = {
  activities: {
    source: 'activity',
    time: 'occurred_at',
    measure: { count: true },
    reference: CODE,
    unit: 'count',
    direction: 'none',
    minimum: ANY,
  },
  contacts: {
    source: 'contact',
    time: 'occurred_at',
    measure: { count: true },
    reference: CODE,
    unit: 'count',
    direction: 'none',
    minimum: ANY,
  },
  customers_spoken_to: {
    source: 'contact',
    time: 'occurred_at',
    measure: { distinct: 'company_id' },
    reference: OWN,
    unit: 'count',
    direction: 'up',
    minimum: ANY,
  },
  next_step_share: {
    source: 'contact',
    time: 'occurred_at',
    part: { field: 'next_step', op: 'is', value: true },
    reference: OWN,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  follow_up_time: {
    source: 'task',
    time: 'done_at',
    filter: { and: [ours, { field: 'repeats', op: 'is_empty' }, doneOrLate] },
    measure: { between: ['created_at', 'done_at'], as: 'median', unit: 'days' },
    reference: OWN,
    unit: 'days',
    direction: 'down',
    minimum: MEAN,
  },
  promises_kept: {
    source: 'promise',
    time: 'due_on',
    part: { field: 'kept', op: 'is', value: true },
    reference: OWN,
    unit: 'percent',
    direction: 'up',
    minimum: SHARE,
  },
  promises_overdue: {
    source: 'task',
    time: 'standing',
    filter: { and: [open, ours, late] },
    measure: { count: true },
    reference: OWN,
    unit: 'count',
    direction: 'down',
    minimum: ANY,
  },
  administration_minutes: {
    source: 'entry',
    time: 'at',
    measure: { sum: 'minutes' },
    reference: OWN,
    unit: 'minutes',
    direction: 'down',
    minimum: ANY,
  },
  days_with_entries: {
    source: 'entry',
    time: 'at',
    measure: { distinct: 'member_day' },
    reference: OWN,
    unit: 'number',
    direction: 'none',
    minimum: ANY,
  },
  administration_time: {
    quotient: ['administration_minutes', 'days_with_entries'],
    reference: OWN,
    unit: 'minutes',
    direction: 'down',
    minimum: { rows: 50, coverage: 0 },
  },
} as const satisfies Record<string, MetricRule>;
