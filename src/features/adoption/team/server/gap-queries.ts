import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import {
  getTeamToSee,
  type SightedTeam,
} from '#src/features/adoption/guard/server/sight-queries.ts';
import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { addDays } from '#src/lib/days.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

const SHOWN = 50;
/** What was said longer ago nobody remembers. */
const DAYS = 56;

interface Gap {
  type: 'company' | 'person';
  id: string;
  title: string;
  contacts: number;
  last_on: string;
  mine: boolean;
}

/**
 * Customers with whom somebody of the team had a contact of which nobody wrote a word: by customer,
 * for those who may see them, and never by whose contact it was. It is the team's work: outsiders are
 * told how much there is, where the team is large enough for that to tell of nobody.
 */
export async function readCoverageGaps(ctx: ReadContext, teamId: string) {
  const team = await getTeamToSee(ctx, teamId);
  const { day: today } = await readMemberDay(ctx);
  const from = addDays(today, -DAYS);
  const rows = await ctx.db.rows<Gap & { is_seen: boolean; all_contacts: number; all: number }>(sql`
    with silent as (
      select d.member_id, d.day, (c.value ->> 'customer')::uuid as customer
      from uptake_day d
      join member m on m.workspace_id = d.workspace_id and m.id = d.member_id and m.active
        and (m.team_id = ${team.id} or m.id = ${team.leader_id})
      cross join lateral jsonb_array_elements(d.trace -> 'contacts') c
      where d.workspace_id = ${ctx.actor.workspaceId} and d.day >= ${from} and d.day < ${today}
        and jsonb_typeof(c.value -> 'traced') = 'null'
    ), named as (
      select s.member_id, s.day, 'company' as type, c.id from silent s
      join company c on c.workspace_id = ${ctx.actor.workspaceId} and c.id = s.customer
        and c.deleted_at is null
      union all
      select s.member_id, s.day, 'person', p.id from silent s
      join person p on p.workspace_id = ${ctx.actor.workspaceId} and p.id = s.customer
        and p.deleted_at is null
    ), gaps as (
      select type, id, count(*)::int as contacts, max(day) as last_on,
        bool_or(member_id = ${ctx.actor.memberId}) as mine
      from named group by type, id
    )
    select g.*, coalesce(c.title, p.title) as title, coalesce(c.id, p.id) is not null as is_seen,
      sum(g.contacts) over ()::int as all_contacts, count(*) over ()::int as all
    from gaps g
    left join company c on g.type = 'company' and c.id = g.id and ${visible(ctx.actor, 'c')}
    left join person p on g.type = 'person' and p.id = g.id and ${visible(ctx.actor, 'p')}
    order by is_seen desc, g.mine desc, g.contacts desc, g.last_on desc, g.id limit ${SHOWN}`);
  const [contacts, customers] = [rows[0]?.all_contacts ?? 0, rows[0]?.all ?? 0];
  if (team.sight === 'outside') {
    const isLarge = (await countPeople(ctx, team)) >= LEAST_PEOPLE;
    const told = isLarge ? { contacts, customers } : { contacts: null, customers: null };
    return { from, is_own: false, ...told, items: [] };
  }
  const items = rows
    .filter(({ is_seen }) => is_seen)
    .map(({ is_seen: _s, all_contacts: _c, all: _a, ...gap }) => gap);
  return { from, is_own: true, contacts, customers, items };
}

async function countPeople({ actor, db }: ReadContext, team: SightedTeam): Promise<number> {
  const found = await db.first<{ people: number }>(sql`
    select count(*)::int as people from member m where m.workspace_id = ${actor.workspaceId}
      and m.active and (m.team_id = ${team.id} or m.id = ${team.leader_id})`);
  return found!.people;
}
