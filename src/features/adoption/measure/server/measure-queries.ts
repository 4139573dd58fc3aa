import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { dayNumber, dayText } from '../days/clock.ts';
import type { Day, TeamMeasures } from '../measures.ts';
import { FULL_WEEK, windowStart } from '../rules/calendar.ts';
import {
  teamMeasures as measureTeam,
  NOTHING_TO_SHARE,
  type TeamPerson,
  type TeamRecords,
} from '../rules/team-measures.ts';
import { type Figures, readKeptFigures } from './figures.ts';

/** All that is reckoned of members at the end of a day. Whether the actor may know it is the caller's to see to. */
export async function figuresOfMembers(
  { db, actor }: ReadContext,
  memberIds: readonly string[],
  on: Day,
): Promise<Map<string, Figures>> {
  return readKeptFigures(db, actor.workspaceId, { memberIds, on });
}

export interface TeamRow {
  id: string;
  leader_id: string | null;
}

export interface TeamMember {
  id: string;
  name: string;
  exempt_until: string | null;
}

/** Members and leaders of teams: who leads one and belongs to another counts in both. */
export async function readRosters(
  { db, actor }: ReadContext,
  teams: readonly TeamRow[],
  on: Day,
): Promise<Map<string, TeamMember[]>> {
  const rows = await db.rows<TeamMember & { roster: string }>(sql`
    select t.id as roster, m.id, m.name,
      (select max(e.until_day) from exemption e where e.workspace_id = m.workspace_id
        and e.member_id = m.id and e.deleted_at is null and e.from_day <= ${on}
        and e.until_day >= ${on} and (e.ended_at is null or e.ended_at::date > ${on}::date)
      ) as exempt_until
    from team t
    join member m on m.workspace_id = t.workspace_id and m.active
      and (m.team_id = t.id or m.id = t.leader_id)
    where t.workspace_id = ${actor.workspaceId} and t.id = any(${teams.map(({ id }) => id)}::uuid[])
    order by m.name, m.id`);
  const rosters = new Map(teams.map(({ id }) => [id, [] as TeamMember[]]));
  for (const { roster, ...member } of rows) rosters.get(roster)!.push(member);
  return rosters;
}

/** Its members and its leader: who leads one and belongs to another counts in both. */
export function readTeamMembers(
  { db, actor }: ReadContext,
  team: TeamRow,
  on: Day,
): Promise<TeamMember[]> {
  return db.rows<TeamMember>(sql`
    select m.id, m.name,
      (select max(e.until_day) from exemption e where e.workspace_id = m.workspace_id
        and e.member_id = m.id and e.deleted_at is null and e.from_day <= ${on}
        and e.until_day >= ${on} and (e.ended_at is null or e.ended_at::date > ${on}::date)
      ) as exempt_until
    from member m
    where m.workspace_id = ${actor.workspaceId} and m.active
      and (m.team_id = ${team.id} or m.id = ${team.leader_id})
    order by m.name, m.id`);
}

/**
 * What is told of a team: by what its people may see of each other, so that nothing is left over by
 * which a sign of somebody's could be known; `hasSigns` as it was told of many together.
 */
export function teamFrom(
  team: TeamRow,
  given: {
    members: readonly TeamMember[];
    figures: ReadonlyMap<string, Figures>;
    on: Day;
    records?: TeamRecords;
    hasSigns?: boolean;
  },
): TeamMeasures {
  const { members, figures, on } = given;
  const people: TeamPerson[] = members.flatMap(({ id, exempt_until }) => {
    const found = figures.get(id);
    if (!found) return [];
    return [{ ...found, measures: { ...found.measures, ...found.measures.seen }, exempt_until }];
  });
  const froms = people.map(({ measures }) => measures.from).sort();
  const week = { working_days: FULL_WEEK, leave: [] };
  const told = measureTeam({
    ...{ team_id: team.id, leader_id: team.leader_id, people, to: on },
    leader: (team.leader_id && figures.get(team.leader_id)?.leader) || null,
    records: given.records ?? NOTHING_TO_SHARE,
    from: froms[0] ?? dayText(windowStart(week, dayNumber(on))),
  });
  const isThere = told.state === 'adopted' || told.state === 'sustained';
  if (!given.hasSigns || !isThere) return told;
  const { counts } = told.reason;
  return { ...told, state: 'partial', reason: { key: 'signs_together', counts } };
}
