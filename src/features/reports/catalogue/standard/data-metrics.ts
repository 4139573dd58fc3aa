import type { Filter } from '#src/records/filter.ts';
import { type MetricRule, OWN, SHARE } from './metric-rule.ts';

const CURRENCY =
  'After Heinrich, Klier: Assessing data currency, a probabilistic approach, Journal of Information Science 37(1), 2011';
const COMPLETENESS = 'ISO/IEC 25012:2008, Data quality model: completeness';

const open: Filter = { field: 'status', op: 'is', value: 'open' };
const openDeals = { source: 'deal', time: 'standing', filter: open } as const;
const lacking = { unit: 'percent', direction: 'down', minimum: SHARE } as const;
const fresh = {
  time: 'standing',
  measure: { average: 'freshness' },
  reference: CURRENCY,
  unit: 'percent',
  direction: 'up',
  minimum: { rows: 20, coverage: 0 },
} as const;

/** What our data is worth. */
export const dataMetrics = {
  company_freshness: { source: 'company_age', ...fresh },
  person_freshness: { source: 'person_age', ...fresh },
  deal_freshness: { source: 'open_deal', ...fresh },
  deals_without_next_step: {
    source: 'open_deal',
    time: 'standing',
    part: { field: 'next_step', op: 'is', value: false },
    reference: COMPLETENESS,
    ...lacking,
  },
  deals_without_close_date: {
    ...openDeals,
    part: { field: 'closes_on', op: 'is_empty' },
    reference: COMPLETENESS,
    ...lacking,
  },
  deals_without_amount: {
    ...openDeals,
    part: { field: 'amount', op: 'is_empty' },
    reference: COMPLETENESS,
    ...lacking,
  },
  deals_stale: {
    source: 'open_deal',
    time: 'standing',
    part: { field: 'stale', op: 'is', value: true },
    reference: OWN,
    ...lacking,
  },
  companies_address_only: {
    source: 'company_age',
    time: 'standing',
    part: { field: 'lived_with', op: 'is', value: false },
    reference: OWN,
    ...lacking,
  },
} as const satisfies Record<string, MetricRule>;
