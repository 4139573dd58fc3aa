import { sql } from 'kysely';
import { defineSource } from '../../../metric/server/source-type.ts';
import { living } from './moment.ts';
import { describeSource } from './source-columns.ts';

/** Goals of money, each on the first day of its period: `2027`, `2027-Q1` or `2027-03`. */
export const goalPeriod = defineSource({
  ...describeSource(
    'goal_period',
    {
      begins_on: ['date', 'goal.period'],
      length: ['choice', 'goal.period'],
      whose: ['choice', 'goal.of_member', 'goal.of_team'],
      amount: ['money', 'goal.amount'],
    },
    ['goal.measure'],
  ),
  record: 'goal',
  since: 'begins_on',
  rows: (scope) => sql`
    select r.workspace_id, r.id as record_id, r.of_member as owner_id,
      make_date(left(r.period, 4)::integer, case
        when r.period like '%-Q%' then right(r.period, 1)::integer * 3 - 2
        when length(r.period) = 7 then right(r.period, 2)::integer else 1 end, 1) as begins_on,
      case when r.period like '%-Q%' then 'quarter'
        when length(r.period) = 7 then 'month' else 'year' end as length,
      case when r.of_member is not null then 'member'
        when r.of_team is not null then 'team' else 'workspace' end as whose,
      r.amount
    from goal r where r.measure = 'won_amount' and ${living(scope, 'r')}`,
});
