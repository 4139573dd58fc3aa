import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { LEAKS, type Leak } from '../leak-api.ts';
import { leakRows, type Owners, rates } from './leak-sql.ts';

const SHOWN = 50;

interface FoundLeak {
  leak: Leak;
  type: string;
  id: string;
  title: string;
  company_id: string | null;
  company: string | null;
  person_id: string | null;
  deal_id: string | null;
  owner_id: string | null;
  owner: string | null;
  amount: number | null;
  days: number;
  total: number;
  at_stake: number | null;
}

/** What is being lost, of each kind what most hangs on first. */
export async function readLeaks(ctx: ReadContext, owners: Owners) {
  const { day } = await readMemberDay(ctx);
  const scope = { owners, day };
  const currency = await ctx.db.first<{ currency: string }>(sql`
    select own_currency() as currency`);
  const found = await ctx.db.rows<FoundLeak>(sql`
    with ${rates(scope)}, leaks as (${sql.join(leakRows(ctx, scope), sql` union all `)}),
    placed as (
      select l.*, count(*) over of_kind as total,
        (sum(l.amount) over of_kind)::float8 as at_stake,
        row_number() over (partition by l.leak
          order by l.amount desc nulls last, l.days desc, l.id) as place
      from leaks l window of_kind as (partition by l.leak)
    )
    select p.leak, p.type, p.id, p.title, p.company_id, p.person_id, p.deal_id, p.owner_id,
      p.amount, p.days, p.total, p.at_stake, c.title as company, m.name as owner
    from placed p
    left join company c on c.id = p.company_id and ${visible(ctx.actor, 'c')}
    left join member m on m.workspace_id = ${ctx.actor.workspaceId} and m.id = p.owner_id
    where p.place <= ${SHOWN} order by p.place`);
  const leaks = LEAKS.map((leak) => {
    const own = found.filter((one) => one.leak === leak);
    return {
      leak,
      total: Number(own[0]?.total ?? 0),
      at_stake: own[0]?.at_stake == null ? null : Number(own[0].at_stake),
      items: own.map(toItem),
    };
  });
  return { day, currency: currency!.currency, leaks: leaks.filter(({ total }) => total > 0) };
}

function toItem({ leak: _l, total: _t, at_stake: _s, ...item }: FoundLeak) {
  return { ...item, amount: item.amount === null ? null : Number(item.amount) };
}
