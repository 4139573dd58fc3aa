import { sql } from 'kysely';
import { viewerOf, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Of the closed deals that were once in a stage, how many were won. */
export interface StageHistory {
  stage_id: string;
  name: string;
  probability: number;
  closed: number;
  won: number;
}

/** Deals that were closed alike: how many, and at which of the instants they count. */
interface Ended {
  status: 'won' | 'lost';
  /** The first place among the instants at which they count, from 0, and the first at which not. */
  begin: number;
  end: number;
  stages: string[];
  count: number;
}

const LOOK_BACK_DAYS = 730;

/**
 * How each stage fared in the two years before each of the instants, which are given in their order,
 * by what was known then. Several are read in one pass.
 */
export async function readHistories(ctx: ReadContext, at: string[]): Promise<StageHistory[][]> {
  const stages = await ctx.db.rows<Omit<StageHistory, 'closed' | 'won'>>(sql`
    select g.id as stage_id, g.name, coalesce(g.probability, 0) as probability
    from stage g where g.workspace_id = ${ctx.actor.workspaceId} and g.kind = 'open'
    order by g.pipeline_id, g.position, g.id`);
  const ended = await readEnded(ctx, at);
  return at.map((_, place) => {
    const counted = ended.filter(({ begin, end }) => begin <= place && place < end);
    return stages.map((stage) => {
      const own = counted.filter(({ stages: visited }) => visited.includes(stage.stage_id));
      const sum = (some: Ended[]) => some.reduce((total, { count }) => total + count, 0);
      return { ...stage, closed: sum(own), won: sum(own.filter(({ status }) => status === 'won')) };
    });
  });
}

/**
 * The closed deals by how they ended, by which open stages they had been in before (a bit for each),
 * and by when they count: from when they were closed until they were opened again or too long ago.
 */
function readEnded(ctx: ReadContext, at: string[]): Promise<Ended[]> {
  return ctx.db.rows<Ended>(sql`
    with placed as materialized (
      select g.id, row_number() over (order by g.id)::int - 1 as place,
        rpad('', count(*) over ()::int, '0')::varbit as none
      from stage g where g.workspace_id = ${ctx.actor.workspaceId} and g.kind = 'open'
    ), bits as materialized (
      select id, place, set_bit(none, place, 1) as bit from placed
    ), visited as (${at.length === 1 ? visitedAt(ctx, at[0]!) : visitedAmong(ctx, at)})
    select v.status, v.begin, v.end, count(*)::int as count,
      array(select b.id from bits b where get_bit(v.stages, b.place) = 1) as stages
    from visited v group by v.status, v.begin, v.end, v.stages`);
}

/** Of one instant all states are read once, which takes half as long: what was open came before the end. */
function visitedAt({ actor }: ReadContext, at: string) {
  return sql`
    select v.status, 0 as begin, 1 as end, v.stages
    from (
      select s.deal_id, bit_or(b.bit) filter (where s.status = 'open') as stages,
        max(s.status) filter (where s.status in ('won', 'lost') and s.until > ${at}::timestamptz
          and s.closed_at + interval '1 day' * ${LOOK_BACK_DAYS}::int > ${at}::timestamptz) as status
      from deal_state s left join bits b on b.id = s.stage_id
      where s.workspace_id = ${actor.workspaceId} and s.since <= ${at}::timestamptz
      group by s.deal_id
    ) v
    join deal r on r.workspace_id = ${actor.workspaceId} and r.id = v.deal_id
    where v.status is not null and v.stages is not null
      and ${visible(viewerOf(actor), 'r')} and r.deleted_at is null`;
}

function visitedAmong({ actor }: ReadContext, at: string[]) {
  const { workspaceId } = actor;
  const before = (instant: ReturnType<typeof sql>) => sql`
    width_bucket(${instant} - interval '1 microsecond', ${at}::timestamptz[])`;
  return sql`
    with ended as materialized (
      select s.deal_id, s.since, s.status, ${before(sql`s.since`)} as begin,
        ${before(sql`least(s.until, s.closed_at + interval '1 day' * ${LOOK_BACK_DAYS}::int)`)} as end
      from deal_state s join deal r on r.workspace_id = s.workspace_id and r.id = s.deal_id
      where s.workspace_id = ${workspaceId} and s.status in ('won', 'lost') and s.closed_at is not null
        and ${visible(viewerOf(actor), 'r')} and r.deleted_at is null
    )
    select e.status, e.begin, e.end, bit_or(b.bit) as stages
    from ended e
    join deal_state s on s.workspace_id = ${workspaceId} and s.deal_id = e.deal_id
      and s.status = 'open' and s.since < e.since
    join bits b on b.id = s.stage_id
    where e.begin < e.end
    group by e.deal_id, e.since, e.status, e.begin, e.end`;
}
