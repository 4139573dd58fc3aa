import { type RawBuilder, sql } from 'kysely';
import type { Money } from '#src/records/field-types.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { CHANGE_KINDS, type ChangeKind } from '../../past-api.ts';
import { type Owners, ownedBy, ROWS_SHOWN } from './as-of-queries.ts';
import { type Moment, momentsOf } from './moment-queries.ts';
import { readStagesThen } from './stages-then-queries.ts';

interface ChangesRequest {
  id: string;
  from: string;
  to: string;
  owners: Owners;
  kind?: ChangeKind | undefined;
}

interface Total {
  kind: ChangeKind;
  currency: string | null;
  count: number;
  amount: number;
}

/** What became of a pipeline from the end of one day to the end of another. */
export async function readChanges(ctx: ReadContext, request: ChangesRequest) {
  const { id, kind, owners } = request;
  const [from, to] = (await momentsOf(ctx, [request.from, request.to])) as [Moment, Moment];
  await readStagesThen(ctx, id, to.at);
  const both = compared(ctx, { id, owners, from: from.at, to: to.at });
  const totals = await readTotals(ctx, both);
  const items = kind ? await readRows(ctx, both, kind) : [];
  const changes = CHANGE_KINDS.map((one) => {
    const own = totals.filter((total) => total.kind === one);
    const sums = own.flatMap(({ currency, amount }): Money[] =>
      currency ? [{ currency, amount }] : [],
    );
    return { kind: one, count: own.reduce((sum, { count }) => sum + count, 0), sums };
  });
  return { from, to, changes, items };
}

interface Span {
  id: string;
  owners: Owners;
  from: string;
  to: string;
}

/** Each visible deal that stood in the pipeline at either end, as it was at both. */
function compared(ctx: ReadContext, { id, owners, from, to }: Span): RawBuilder<unknown> {
  const stood = (at: string) => sql`
    select s.deal_id, s.stage_id, g.position, s.status, s.amount, s.currency, s.closes_on, s.owner_id
    from deal_state s
    left join stage g on g.workspace_id = s.workspace_id and g.id = s.stage_id
    where s.workspace_id = ${ctx.actor.workspaceId} and s.pipeline_id = ${id}
      and s.status in ('open', 'won', 'lost') and s.until > ${at} and s.since <= ${at}
      and ${ownedBy(ctx, owners)}`;
  return sql`
    select coalesce(b.deal_id, a.deal_id) as deal_id, kinds.kind,
      a.stage_id as old_stage, b.stage_id, a.amount as old_amount, b.amount,
      a.currency as old_currency, b.currency, a.closes_on as old_closes_on, b.closes_on,
      coalesce(b.owner_id, a.owner_id) as owner_id
    from (${stood(from)}) a full join (${stood(to)}) b on b.deal_id = a.deal_id
    cross join lateral (values
      ('new', a.deal_id is null),
      ('gone', b.deal_id is null),
      ('won', b.status = 'won' and a.status is distinct from 'won'),
      ('lost', b.status = 'lost' and a.status is distinct from 'lost'),
      ('reopened', b.status = 'open' and a.status <> 'open'),
      ('forward', a.status = 'open' and b.status = 'open' and b.position > a.position),
      ('back', a.status = 'open' and b.status = 'open' and b.position < a.position),
      ('amount', a.deal_id is not null and b.deal_id is not null
        and (a.amount, a.currency) is distinct from (b.amount, b.currency)),
      ('later', b.status = 'open' and b.closes_on > a.closes_on),
      ('earlier', b.status = 'open' and b.closes_on < a.closes_on)
    ) as kinds (kind, holds)
    where kinds.holds and (a.stage_id, a.status, a.amount, a.currency, a.closes_on)
      is distinct from (b.stage_id, b.status, b.amount, b.currency, b.closes_on)`;
}

/** Of changed amounts the difference, by currency: what is new counts up, what was counts down. */
function readTotals(ctx: ReadContext, both: RawBuilder<unknown>): Promise<Total[]> {
  return ctx.db.rows<Total>(sql`
    with changed as materialized (
      select x.* from (${both}) x join deal r
        on r.workspace_id = ${ctx.actor.workspaceId} and r.id = x.deal_id
      where ${visible(ctx.actor, 'r')})
    select kind, currency, sum(weight)::int as count, coalesce(sum(amount), 0)::float8 as amount
    from (
      select kind, currency, 1 as weight, amount from changed where kind <> 'gone'
      union all
      select kind, old_currency, 1, old_amount from changed where kind = 'gone'
      union all
      select kind, old_currency, 0, -old_amount from changed
      where kind = 'amount' and old_amount is not null) as parts
    group by 1, 2 order by 3 desc`);
}

function readRows(ctx: ReadContext, both: RawBuilder<unknown>, kind: ChangeKind) {
  const money = (amount: string, currency: string) => sql`
    case when ${sql.ref(amount)} is not null then jsonb_build_object('amount', ${sql.ref(amount)},
      'currency', ${sql.ref(currency)}) end`;
  return ctx.db.rows(sql`
    select r.id, r.title, c.title as company, m.name as owner, g.name as stage,
      ${money('x.amount', 'x.currency')} as amount, x.closes_on,
      jsonb_build_object('stage', o.name, 'amount', ${money('x.old_amount', 'x.old_currency')},
        'closes_on', x.old_closes_on) as was
    from (${both}) x join deal r on r.workspace_id = ${ctx.actor.workspaceId} and r.id = x.deal_id
    left join company c on c.id = r.company_id and ${visible(ctx.actor, 'c')}
    left join member m on m.workspace_id = r.workspace_id and m.id = x.owner_id
    left join stage g on g.workspace_id = r.workspace_id and g.id = x.stage_id
    left join stage o on o.workspace_id = r.workspace_id and o.id = x.old_stage
    where ${visible(ctx.actor, 'r')} and x.kind = ${kind}
    order by coalesce(x.amount, x.old_amount) desc nulls last, r.id limit ${ROWS_SHOWN}`);
}
