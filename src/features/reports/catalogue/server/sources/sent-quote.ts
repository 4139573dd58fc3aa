import { sql } from 'kysely';
import { defineSource, type SourceScope } from '../../../metric/server/source-type.ts';
import { isContact, isThere, living, momentOf, type Sql } from './moment.ts';
import { describeSource } from './source-columns.ts';

const PRICE = ['quote.lines', 'quote.net', 'quote.discount'];
const FOLLOWED = [
  'quote.sent_at',
  'quote.deal_id',
  'quote.person_id',
  'quote.company_id',
  'activity.kind',
  'activity.occurred_at',
  'activity.deal_id',
  'activity.person_id',
  'activity.company_id',
];

/** Quotes that were sent, each version by itself: what they would have cost, and who spoke about them. */
export const sentQuote = defineSource({
  ...describeSource('sent_quote', {
    quote_id: ['→quote', 'quote.number'],
    company_id: ['→company', 'quote.company_id'],
    person_id: ['→person', 'quote.person_id'],
    deal_id: ['→deal', 'quote.deal_id'],
    status: ['choice', 'quote.status'],
    sent_at: ['datetime', 'quote.sent_at'],
    answered_at: ['datetime', 'quote.answered_at'],
    followed_at: ['datetime', ...FOLLOWED],
    followed: ['choice', ...FOLLOWED, 'quote.answered_at'],
    net: ['money', 'quote.net'],
    list_value: ['money', ...PRICE],
    discount_given: ['money', ...PRICE],
  }),
  record: 'quote',
  since: 'sent_at',
  rows: (scope) => sql`
    select r.workspace_id, r.id as record_id, r.owner_id, r.id as quote_id, r.company_id, r.person_id,
      r.deal_id, r.status, r.sent_at, r.answered_at, n.followed_at,
      case when n.followed_at < coalesce(r.answered_at, 'infinity') then 'contact'
        when r.answered_at is not null then 'answer'
        when n.followed_at is not null then 'contact' else 'nothing' end as followed,
      r.net, ${money(fullPrice())} as list_value,
      ${money(sql`${fullPrice()} - (r.net ->> 'amount')::bigint`)} as discount_given
    from quote r cross join lateral (select ${followedAt(scope)} as followed_at offset 0) n
    where ${living(scope, 'r')} and r.sent_at is not null and ${isThere(scope, sql`r.sent_at`)}`,
});

/** The next contact about its deal, or with its person or company. */
function followedAt(scope: SourceScope): Sql {
  const next = (field: string) => sql`(select min(a.occurred_at) from activity a
    where ${sql.ref(`a.${field}`)} = ${sql.ref(`r.${field}`)} and ${isContact(scope)}
      and a.occurred_at > r.sent_at and a.occurred_at < ${momentOf(scope)})`;
  return sql`least(${next('deal_id')}, ${next('person_id')}, ${next('company_id')})`;
}

/** Quantity times price of each line, rounded as lines are: once, half away from zero. */
function fullPrice(): Sql {
  return sql`(select coalesce(sum(round((line ->> 'quantity')::numeric * (line ->> 'unit_price')::numeric)), 0)
    from jsonb_array_elements(r.lines) as line)`;
}

function money(amount: Sql): Sql {
  return sql`(case when r.net is not null then
    jsonb_build_object('amount', (${amount})::bigint, 'currency', r.net ->> 'currency') end)`;
}
