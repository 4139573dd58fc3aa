import { expect, test } from 'vitest';
import { standardMetrics } from '../catalogue/standard/standard-metrics.ts';
import { leavesOfTree, treeOf } from './metric-tree.ts';
import { isOfWork } from './of-work.ts';

const all = new Map(standardMetrics.map((one) => [one.name, one]));
const told = (name: string) => leavesOfTree(treeOf(all, name)).some((leaf) => isOfWork(leaf));

test('what people do and how they keep their data is of work, what is sold and needed is not', () => {
  const names = [...all.keys()];
  expect(names.filter(told).sort()).toMatchInlineSnapshot(`
    [
      "activities",
      "administration_minutes",
      "administration_time",
      "articles_used",
      "backlog_age",
      "case_promises_kept",
      "cases_reopened",
      "companies_address_only",
      "company_freshness",
      "contacts",
      "customers_spoken_to",
      "days_with_entries",
      "deal_freshness",
      "deals_stale",
      "deals_without_amount",
      "deals_without_close_date",
      "deals_without_next_step",
      "first_response_time",
      "follow_up_time",
      "next_step_share",
      "person_freshness",
      "promises_kept",
      "promises_overdue",
      "quote_follow_up_time",
      "resolution_time",
      "satisfaction",
      "satisfaction_answers",
    ]
  `);
});

test('a filter that asks how people work makes any figure of these rows one of work', () => {
  const [pipeline] = leavesOfTree(treeOf(all, 'weighted_pipeline'));
  expect(isOfWork(pipeline!)).toBe(false);
  expect(isOfWork(pipeline!, { field: 'stale', op: 'is', value: true })).toBe(true);
});
