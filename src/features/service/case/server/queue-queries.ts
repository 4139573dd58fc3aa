import { type RawBuilder, sql } from 'kysely';
import type { Refs } from '#src/records/server/table/record-columns.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { QueuedCase, QueueScope } from '../case-api.ts';

const MOST_COUNTED = 1000;

export interface QueueRequest {
  scope: QueueScope;
  queue_id?: string | undefined;
  limit: number;
}

type QueuedRow = QueuedCase & { company: string | null; person: string | null };

/** Each condition is that of a partial index (migrations/0039_service_case.sql). */
const RUNS = sql`r.deleted_at is null and r.status in ('new', 'open')`;
const WAITS = sql`r.deleted_at is null and r.status = 'waiting'`;

/** What to do next, in the order in which it is due. */
export async function readCaseQueue(ctx: ReadContext, request: QueueRequest) {
  const { scope, queue_id, limit } = request;
  const isTheirs = inScope(ctx, scope);
  const inQueue = queue_id ? sql`and r.queue_id = ${queue_id}` : sql``;
  const order = scope === 'waiting' ? sql`r.waiting_since, r.id` : sql`r.next_due_at, r.id`;
  const rows = await ctx.db.rows<QueuedRow>(sql`
    select ${queuedColumns(ctx)} from service_case r
    where ${visible(ctx.actor, 'r')} and ${isTheirs} ${inQueue}
    order by ${order} limit ${limit + 1}`);
  const items = rows.slice(0, limit);
  return {
    items: items.map(withoutTitles),
    more: rows.length > limit,
    counts: await countScopes(ctx),
    queues: await countQueues(ctx),
    refs: refsOf(items),
  };
}

export function queuedColumns(ctx: ReadContext): RawBuilder<unknown> {
  return sql`r.id, r.number, r.title, r.status, r.priority, r.owner_id, r.queue_id, r.company_id,
    r.person_id, r.opened_at, r.first_response_at, r.next_due_at, r.waiting_since,
    (case when r.first_response_at is null then 'response_near' else 'resolution_near' end)
      = any(r.escalations) as is_near,
    (select c.title from company c where c.id = r.company_id and ${visible(ctx.actor, 'c')}) as company,
    (select p.title from person p where p.id = r.person_id and ${visible(ctx.actor, 'p')}) as person`;
}

export function withoutTitles({ company: _, person: __, ...item }: QueuedRow): QueuedCase {
  return item;
}

export function refsOf(rows: QueuedRow[]): Refs {
  const refs: Refs = {};
  for (const { company_id, company, person_id, person } of rows) {
    if (company) refs[company_id!] = { type: 'company', title: company };
    if (person) refs[person_id!] = { type: 'person', title: person };
  }
  return refs;
}

function inScope(ctx: ReadContext, scope: QueueScope): RawBuilder<unknown> {
  switch (scope) {
    case 'mine':
      return sql`${RUNS} and r.owner_id = ${ctx.actor.memberId}`;
    case 'unassigned':
      return sql`${RUNS} and r.owner_id is null`;
    case 'waiting':
      return WAITS;
    case 'all':
      return RUNS;
  }
}

async function countScopes(ctx: ReadContext) {
  const count = (scope: QueueScope) => sql`(select count(*)::integer from (
    select from service_case r where ${visible(ctx.actor, 'r')} and ${inScope(ctx, scope)}
    limit ${MOST_COUNTED}) counted)`;
  const row = await ctx.db.first<Record<QueueScope, number>>(sql`
    select ${count('mine')} as mine, ${count('unassigned')} as unassigned, ${count('all')} as all,
      ${count('waiting')} as waiting`);
  return row!;
}

function countQueues(ctx: ReadContext) {
  return ctx.db.rows<{ id: string; name: string; count: number }>(sql`
    select q.id, q.title as name, (select count(*)::integer from (
      select from service_case r where ${visible(ctx.actor, 'r')} and ${RUNS} and r.queue_id = q.id
      limit ${MOST_COUNTED}) counted) as count
    from queue q where ${visible(ctx.actor, 'q')} and q.deleted_at is null order by q.title_key`);
}
