import { sql } from 'kysely';
import type { Db } from '#src/server/db/database.ts';
import { type DealEvent, statesFromEvents } from '../../deal-states.ts';

const AT_ONCE = 1000;

/** Makes the states of all deals of a workspace anew from its ledger. */
export async function rebuildDealStates(db: Db, workspaceId: string): Promise<void> {
  await db.rows(sql`delete from deal_state where workspace_id = ${workspaceId}`);
  const deals = await db.rows<{ id: string }>(sql`
    select id from deal where workspace_id = ${workspaceId} order by id`);
  for (let from = 0; from < deals.length; from += AT_ONCE) {
    const ids = deals.slice(from, from + AT_ONCE).map(({ id }) => id);
    await rebuildSome(db, workspaceId, ids);
  }
}

async function rebuildSome(db: Db, workspaceId: string, ids: string[]): Promise<void> {
  const events = await db.rows<DealEvent & { record_id: string }>(sql`
    select e.record_id, e.at, e.changes from ledger_event e
    where e.workspace_id = ${workspaceId} and e.record_id = any(${ids}::uuid[])
      and e.changes is not null
    order by e.seq`);
  const byDeal = new Map<string, DealEvent[]>();
  for (const event of events) {
    const known = byDeal.get(event.record_id);
    if (known) known.push(event);
    else byDeal.set(event.record_id, [event]);
  }
  const states = [...byDeal].flatMap(([deal_id, ofDeal]) =>
    statesFromEvents(ofDeal).map((state) => ({ ...state, deal_id })),
  );
  await db.rows(sql`
    insert into deal_state (workspace_id, deal_id, since, until, pipeline_id, stage_id, status,
      amount, currency, closes_on, probability, owner_id, closed_at)
    select ${workspaceId}, n.deal_id, n.since, coalesce(n.until, 'infinity'), n.pipeline_id,
      n.stage_id, n.status, n.amount, n.currency, n.closes_on, n.probability, n.owner_id,
      n.closed_at
    from jsonb_to_recordset(${JSON.stringify(states)}::jsonb) as n (deal_id uuid, since timestamptz,
      until timestamptz, pipeline_id uuid, stage_id uuid, status text, amount bigint, currency text,
      closes_on date, probability integer, owner_id uuid,
      closed_at timestamptz)
    on conflict (workspace_id, deal_id, since) do nothing`);
}
