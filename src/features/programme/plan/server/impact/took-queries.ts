import { sql } from 'kysely';
import { secondsByKind } from '#src/features/reports/lineage/keystroke.ts';
import type { ReadContext } from '#src/server/context.ts';
import { AFTER_WEEKS, judgePrediction, measuredSeconds, type Span } from '../../impact.ts';
import type { ChangeCost, Prediction } from '../../impact-api.ts';

const BY_HAND = ['web', 'capture', 'phone', 'email', 'calendar'];

interface Quarters {
  saves: number;
  quarters: [number, number] | null;
}

/** What it takes to ask for an approval and to answer one, measured where there is enough. */
export async function readAnswerEffort(
  ctx: ReadContext,
  since: string,
): Promise<{ asking: Span; answering: Span; saves: number }> {
  const read = async (verbs: string[]) => {
    const found = await ctx.db.first<Quarters>(sql`
      select count(*)::integer as saves, percentile_cont(array[0.25, 0.75]) within group
        (order by e.interaction_ms / 1000.0::double precision) as quarters
      from ledger_event e where e.workspace_id = ${ctx.actor.workspaceId} and e.at >= ${since}
        and e.record_type = 'approval' and e.verb = any(${verbs}) and e.interaction_ms > 0`);
    const { saves, quarters } = found!;
    return quarters ? measuredSeconds([{ saves, seconds: quarters }]) : null;
  };
  const asking = await read(['approval.asked']);
  const answering = await read(['approval.approved', 'approval.rejected']);
  return {
    asking: asking?.seconds ?? secondsByKind('text'),
    answering: answering?.seconds ?? LOOKED_AT,
    saves: answering?.saves ?? 0,
  };
}

/** What it takes to tick a task off, measured where there is enough. */
export async function readHandling(ctx: ReadContext): Promise<{ seconds: Span; saves: number }> {
  const since = new Date(ctx.now().getTime() - 8 * 7 * 86_400_000).toISOString();
  const found = await ctx.db.first<Quarters>(sql`
    select count(*)::integer as saves, percentile_cont(array[0.25, 0.75]) within group
      (order by e.interaction_ms / 1000.0::double precision) as quarters
    from ledger_event e where e.workspace_id = ${ctx.actor.workspaceId} and e.at >= ${since}
      and e.record_type = 'task' and e.verb = 'task.completed' and e.interaction_ms > 0`);
  const { saves, quarters } = found!;
  const measured = quarters ? measuredSeconds([{ saves, seconds: quarters }]) : null;
  return measured ?? { seconds: TICKED_OFF, saves: 0 };
}

/** To take note of a task and tick it off; where none was measured yet. */
const TICKED_OFF: Span = [5, 30];

/** To read what is asked, think about it and answer; where none was measured yet. */
const LOOKED_AT: Span = [15, 120];

interface Row {
  id: string;
  record_type: ChangeCost['record_type'];
  record_id: string;
  what: string;
  shipped_at: string;
  shipped_by: string;
  predicted: Prediction;
  type: string | null;
  field: string | null;
}

const MOST_TOLD = 50;

/** What was said of each change, beside what it took; what is gone again is not told. */
export async function listCosts(ctx: ReadContext): Promise<ChangeCost[]> {
  const rows = await ctx.db.rows<Row>(sql`
    select c.id, c.record_type, c.record_id, c.what, c.shipped_at, m.name as shipped_by, c.predicted,
      f.record_type as type, f.name as field
    from change_cost c
    join member m on m.workspace_id = c.workspace_id and m.id = c.shipped_by
    left join custom_field f on f.workspace_id = c.workspace_id and f.id = c.record_id
    left join approval_rule r on r.workspace_id = c.workspace_id and r.id = c.record_id
    left join automation_rule u on u.workspace_id = c.workspace_id and u.id = c.record_id
    where c.workspace_id = ${ctx.actor.workspaceId}
      and (f.id is not null and f.archived_at is null or r.id is not null and r.deleted_at is null
        or u.id is not null and u.deleted_at is null)
    order by c.shipped_at desc, c.id desc limit ${MOST_TOLD}`);
  const items: ChangeCost[] = [];
  for (const row of rows) items.push(await tellCost(ctx, row));
  return items;
}

async function tellCost(ctx: ReadContext, row: Row): Promise<ChangeCost> {
  const { id, record_type, what, shipped_at, shipped_by, predicted } = row;
  const told = { id, record_type, what, shipped_at, shipped_by, predicted };
  const until = new Date(Date.parse(shipped_at) + AFTER_WEEKS * 7 * 86_400_000);
  if (ctx.now() < until) return { ...told, took: null, verdict: 'too_early' };
  const span = { from: shipped_at, to: until.toISOString() };
  const took = await readTook(ctx, row, span);
  return { ...told, took, verdict: judgePrediction(predicted.minutes, took) };
}

interface Period {
  from: string;
  to: string;
}

/** A field's share of the saves that gave it; those without a time take as long as the others. */
function readFieldTook(ctx: ReadContext, { type, field }: Row, { from, to }: Period) {
  return readMinutes(
    ctx,
    sql`
      select e.interaction_ms / 60000.0::double precision / greatest(1, (select count(*)
        from jsonb_object_keys(e.changes) as k(name)
        where k.name not in ('owner_id', 'visibility', 'deleted_at'))) as minutes
      from ledger_event e
      where e.workspace_id = ${ctx.actor.workspaceId} and e.at >= ${from} and e.at < ${to}
        and e.record_type = ${type} and e.via = any(${BY_HAND}) and e.undo_of is null
        and e.changes ? ${field} and e.changes -> ${field} ->> 1 is not null`,
  );
}

function readTook(ctx: ReadContext, row: Row, span: Period): Promise<number | null> {
  if (row.field) return readFieldTook(ctx, row, span);
  const isApproval = row.record_type === 'approval_rule';
  return isApproval ? readRuleTook(ctx, row, span) : readTasksTook(ctx, row, span);
}

/** The tasks that a rule has made, ticked off by hand. */
function readTasksTook(ctx: ReadContext, { record_id: id }: Row, { from, to }: Period) {
  return readMinutes(
    ctx,
    sql`
      select e.interaction_ms / 60000.0::double precision as minutes
      from automation_run a
      cross join lateral jsonb_array_elements(a.did) as d(step)
      join ledger_event e on e.workspace_id = a.workspace_id and e.record_type = 'task'
        and e.record_id = (d.step ->> 'task_id')::uuid and e.verb = 'task.completed'
      where a.workspace_id = ${ctx.actor.workspaceId} and a.rule_id = ${id}
        and a.at >= ${from} and e.at >= ${from} and e.at < ${to} and e.via = any(${BY_HAND})`,
  );
}

function readRuleTook(ctx: ReadContext, { record_id: id }: Row, { from, to }: Period) {
  return readMinutes(
    ctx,
    sql`
      select e.interaction_ms / 60000.0::double precision as minutes
      from ledger_event e
      join approval a on a.workspace_id = e.workspace_id and a.id = e.record_id
      where e.workspace_id = ${ctx.actor.workspaceId} and e.at >= ${from} and e.at < ${to}
        and e.record_type = 'approval'
        and e.verb in ('approval.asked', 'approval.approved', 'approval.rejected')
        and a.grounds @> ${JSON.stringify([{ rule_id: id }])}::jsonb`,
  );
}

async function readMinutes(
  ctx: ReadContext,
  saves: ReturnType<typeof sql>,
): Promise<number | null> {
  const found = await ctx.db.first<{ saves: number; mean: number | null }>(sql`
    select count(*)::integer as saves, avg(s.minutes) filter (where s.minutes > 0) as mean
    from (${saves}) s`);
  const { saves: count, mean } = found!;
  if (mean === null) return null;
  return Math.round(((count * mean) / AFTER_WEEKS) * 10) / 10;
}
