import { sql } from 'kysely';

/** Where it stands what a deal was from when until when (docs/decisions/017-deals.md). */
export const dealPast = {
  type: 'deal',
  table: 'deal_state',
  record: 'deal_id',
  columns: {
    pipeline_id: sql`s.pipeline_id`,
    stage_id: sql`s.stage_id`,
    status: sql`s.status`,
    amount: sql`(case when s.amount is not null then
      jsonb_build_object('amount', s.amount, 'currency', s.currency) end)`,
    closes_on: sql`s.closes_on`,
    probability: sql`s.probability`,
    owner_id: sql`s.owner_id`,
    closed_at: sql`s.closed_at`,
  },
};
