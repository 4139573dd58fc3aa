import { type RawBuilder, sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { colleague } from './colleague.ts';
import type { OpenCase, OpenDeal } from './visit.ts';

const SHOWN = 10;
/** Of a large customer so many open ones are looked at. */
const READ = 500;

interface Customer {
  type: 'person' | 'company';
  id: string;
  /** Of the person; of a company, itself. */
  companyId: string | null;
}

/** What is open for help, of the one who is met and of all at their company. */
export function readOpenCases(ctx: ReadContext, customer: Customer): Promise<OpenCase[]> {
  const isOpen = sql`r.status in ('new', 'open', 'waiting')`;
  return ctx.db.rows<OpenCase>(sql`
    select r.id, r.number, r.title, r.status, r.priority, r.opened_at, r.next_due_at,
      ${colleague(ctx)} as by, p.title as person
    from service_case r
    left join person p on p.id = r.person_id and p.id <> ${customer.id} and ${visible(ctx.actor, 'p')}
    where r.workspace_id = ${ctx.actor.workspaceId}
      and r.id in (${idsOf(ctx, customer, { table: 'service_case', isOpen })})
    order by r.status = 'waiting', r.next_due_at nulls last, r.opened_at, r.id limit ${SHOWN}`);
}

/** What is being sold, to the one who is met and to all at their company. */
export function readOpenDeals(ctx: ReadContext, customer: Customer): Promise<OpenDeal[]> {
  const isOpen = sql`r.status = 'open'`;
  return ctx.db.rows<OpenDeal>(sql`
    select r.id, r.title, s.title as stage, r.amount, r.closes_on, ${colleague(ctx)} as by
    from deal r left join stage s on s.id = r.stage_id and ${visible(ctx.actor, 's')}
    where r.workspace_id = ${ctx.actor.workspaceId}
      and r.id in (${idsOf(ctx, customer, { table: 'deal', isOpen })})
    order by r.closes_on nulls last, r.created_at, r.id limit ${SHOWN}`);
}

interface Asked {
  table: 'service_case' | 'deal';
  isOpen: RawBuilder<unknown>;
}

/** Each branch finds its own index: by the company, by the person, by the company's people. */
function idsOf(ctx: ReadContext, customer: Customer, { table, isOpen }: Asked) {
  const { type, id, companyId } = customer;
  const some = (isTheirs: RawBuilder<unknown>) => sql`(select r.id from ${sql.table(table)} r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and ${isOpen} and ${isTheirs}
    limit ${READ})`;
  const branches = [];
  if (companyId) branches.push(some(sql`r.company_id = ${companyId}`));
  if (type === 'person') branches.push(some(sql`r.person_id = ${id}`));
  else {
    const people = sql`select p.id from person p
      where ${visible(ctx.actor, 'p')} and p.company_id = ${id}`;
    branches.push(some(sql`r.company_id is null and r.person_id in (${people})`));
  }
  return sql.join(branches, sql` union all `);
}
