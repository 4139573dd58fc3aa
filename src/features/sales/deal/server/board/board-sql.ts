import { type RawBuilder, sql } from 'kysely';
import { type Viewer, visible } from '#src/records/server/visible.ts';
import { daysSilent, isContact, rhythmOf } from '../still-queries.ts';
import { nextStepOf } from './next-step-sql.ts';

export const CARDS_SHOWN = 30;

/** What the statement is given; each is a parameter. */
export interface BoardGiven extends Viewer {
  open: unknown;
  closed: unknown;
  since: unknown;
  now: unknown;
  me: unknown;
  teams: unknown;
  after: unknown;
}

interface BoardShape {
  owners: 'me' | 'team' | 'all';
  isAfter: boolean;
}

/** One row: the totals of each stage and currency, and the first cards of each stage. */
export function boardSql(p: BoardGiven, shape: BoardShape): RawBuilder<unknown> {
  const whose = {
    all: sql`true`,
    me: sql`r.owner_id = ${p.me}::uuid`,
    team: sql`r.team_id = any(${p.teams}::uuid[])`,
  }[shape.owners];
  const isShown = sql`${visible(p, 'r')} and r.deleted_at is null and ${whose}`;
  return sql`
    with shown as (${shownSql(p, shape, isShown)}), cards as (${cardsSql(p)}), totals as (
      select t.stage_id, t.amount ->> 'currency' as currency, count(*)::int as count,
        coalesce(sum((t.amount ->> 'amount')::bigint), 0) as amount
      from (
        select r.stage_id, r.amount from deal r where ${isShown} and r.stage_id = any(${p.open}::uuid[])
        union all
        select r.stage_id, r.amount from deal r where ${isShown}
          and r.stage_id = any(${p.closed}::uuid[]) and r.closed_at > ${p.since}) t
      group by 1, 2
    )
    select (select json_agg(t order by t.count desc) from totals t) as totals,
      (select json_agg(k.card order by k.place desc, k.id desc) from cards k) as cards`;
}

/** The ids of the first cards: open ones as they were put, closed ones as they were closed. */
function shownSql(
  p: BoardGiven,
  { isAfter }: BoardShape,
  isShown: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // the text names every parameter also where none is needed, for its values are told by name
  const from = isAfter ? sql`and r.id <> ${p.after}::uuid` : sql`and ${p.after}::uuid is null`;
  const first = sql.lit(CARDS_SHOWN + 1);
  const part = (stages: unknown, field: string, condition: RawBuilder<unknown>) => {
    const place = sql.ref(`r.${field}`);
    const beyond = isAfter
      ? sql`and (${place}, r.id) < (select ${sql.ref(`x.${field}`)}, x.id from deal x
          where x.workspace_id = ${p.workspaceId} and x.id = ${p.after}::uuid)`
      : sql``;
    return sql`(select r.id from unnest(${stages}::uuid[]) as s (stage_id)
      cross join lateral (select r.id from deal r
        where ${isShown} and r.stage_id = s.stage_id ${condition} ${from} ${beyond}
        order by ${place} desc, r.id desc limit ${first}) r)`;
  };
  return sql`${part(p.open, 'board_position', sql``)} union all
    ${part(p.closed, 'closed_at', sql`and r.closed_at > ${p.since}`)}`;
}

/** Each card as JSON, with its place: rows are wide, and sorting them and JSON in binary cost more. */
function cardsSql(p: BoardGiven): RawBuilder<unknown> {
  return sql`
    select r.id, coalesce(extract(epoch from r.closed_at) * 1000, r.board_position) as place,
      json_build_object('id', r.id, 'title', r.title, 'version', r.version, 'stage_id', r.stage_id,
        'status', r.status, 'company_id', r.company_id, 'company', c.title, 'person_id', r.person_id,
        'person', h.title, 'amount', r.amount, 'closes_on', r.closes_on, 'owner_id', r.owner_id,
        'owner', m.name, 'next_step', case when n.id is not null then json_build_object('id', n.id,
          'subject', n.subject, 'due_on', n.due_on, 'due_at', n.due_at) end,
        'days', ${daysSilent(sql`${p.now}::date`, sql`r.created_at::date`)},
        'own', k.own, 'gaps', k.gaps) as card
    from shown join deal r on r.workspace_id = ${p.workspaceId} and r.id = shown.id
    left join company c on c.id = r.company_id and ${visible(p, 'c')}
    left join person h on h.id = r.person_id and ${visible(p, 'h')}
    left join member m on m.workspace_id = r.workspace_id and m.id = r.owner_id
    left join lateral (${nextStepOf(p)}) n on r.status = 'open'
    left join lateral (${rhythmOf(sql`r.id`, isContact(visible(p, 'a')))}) k on r.status = 'open'`;
}
