import { sql } from 'kysely';
import type { SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { factsOf, isSameFacts } from '../../deal-states.ts';

/** For `afterSave`: where what the pipeline counts has changed, one state ends and the next begins. */
export async function keepStates(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const changed = rows.flatMap(({ before, after }) => {
    const old = before && factsOf(before);
    const facts = factsOf(after);
    if (old && facts && isSameFacts(old, facts)) return [];
    return old || facts ? [{ deal_id: after.id, facts }] : [];
  });
  if (changed.length === 0) return;
  const at = ctx.now().toISOString();
  const ids = changed.map(({ deal_id }) => deal_id);
  const begun = changed.flatMap(({ deal_id, facts }) => (facts ? [{ deal_id, ...facts }] : []));
  // a state that lasted no time was never seen
  await ctx.db.rows(sql`
    with known as (
      select deal_id, since from deal_state
      where workspace_id = ${ctx.actor.workspaceId} and deal_id = any(${ids}::uuid[])
        and until = 'infinity')
    update deal_state s set until = greatest(${at}::timestamptz, s.since) from known
    where s.workspace_id = ${ctx.actor.workspaceId} and s.deal_id = known.deal_id
      and s.since = known.since`);
  await ctx.db.rows(sql`
    insert into deal_state (workspace_id, deal_id, since, pipeline_id, stage_id, status, amount,
      currency, closes_on, probability, owner_id, closed_at)
    select ${ctx.actor.workspaceId}, n.deal_id, ${at}, n.pipeline_id, n.stage_id, n.status, n.amount,
      n.currency, n.closes_on, n.probability, n.owner_id, n.closed_at
    from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as n (deal_id uuid, pipeline_id uuid,
      stage_id uuid, status text, amount bigint, currency text, closes_on date, probability integer,
      owner_id uuid, closed_at timestamptz)
    on conflict (workspace_id, deal_id, since) do update set until = 'infinity',
      pipeline_id = excluded.pipeline_id, stage_id = excluded.stage_id, status = excluded.status,
      amount = excluded.amount, currency = excluded.currency, closes_on = excluded.closes_on,
      probability = excluded.probability, owner_id = excluded.owner_id, closed_at = excluded.closed_at`);
}
