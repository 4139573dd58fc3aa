import { sql } from 'kysely';
import { type SeenMember, sightOfMember } from '#src/features/adoption/guard/sight.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import type { ReadContext } from '#src/server/context.ts';

/** Whom the actor may be told of by name, and of which teams. */
export interface PeopleInSight {
  /** Whose page they may open; oneself always. */
  members: ReadonlySet<string>;
  /** Oneself and whom one leads, of administrators everybody: who stands beside others in a figure. */
  led: ReadonlySet<string>;
  teams: ReadonlySet<string>;
  /** Who is at work in each team. */
  staff: ReadonlyMap<string, ReadonlySet<string>>;
  /** Everybody is in sight. */
  isWhole: boolean;
}

/** What is held against figures of how people work. */
export interface Guard {
  /**
   * Told whose figures are given out one by one; whoever takes them notes that somebody looked. Absent:
   * they go where nobody can, so that of single people only oneself is told of.
   */
  looks?: Set<string> | undefined;
  sight?: Promise<PeopleInSight>;
}

/** A test of whose the rows are: members or teams that a filter names. */
export interface WhoseTest {
  of: 'members' | 'teams';
  ids: readonly string[];
}

interface Known extends SeenMember {
  active: boolean;
  team_id: string | null;
}

/** `beyond`: others may be told of too, for whoever asks notes that somebody looked. */
export async function readPeopleInSight(ctx: ReadContext, beyond: boolean): Promise<PeopleInSight> {
  const { actor } = ctx;
  const known = await ctx.db.rows<Known>(sql`
    select m.id, m.active, o.id as team_id, o.leader_id as led_by,
      array(select t.id::text from team t where t.workspace_id = m.workspace_id
        and t.deleted_at is null and t.leader_id = m.id) as leads
    from member m left join team o on o.workspace_id = m.workspace_id and o.id = m.team_id
      and o.deleted_at is null
    where m.workspace_id = ${actor.workspaceId}`);
  const seen = known.filter(
    (one) => one.id === actor.memberId || (beyond && sightOfMember(actor, one) !== 'nothing'),
  );
  const led = seen.filter(
    ({ id, led_by }) =>
      actor.role === 'administrator' || id === actor.memberId || led_by === actor.memberId,
  );
  const staff = new Map<string, Set<string>>();
  for (const { id, active, team_id } of known) {
    if (!active || team_id === null) continue;
    staff.set(team_id, (staff.get(team_id) ?? new Set()).add(id));
  }
  const members = new Set(seen.map(({ id }) => id));
  const active = known.filter((one) => one.active).length;
  const teams = teamsInSight({ staff, members, own: actor.teamIds, active });
  return {
    members,
    led: new Set(led.map(({ id }) => id)),
    staff,
    teams,
    isWhole: seen.length === known.length,
  };
}

interface Teams extends Pick<PeopleInSight, 'staff' | 'members'> {
  own: readonly string[];
  /** All who are at work, those without a team too. */
  active: number;
}

/**
 * One's own, those whose people one sees, and any of five people or more; but not if the few who are
 * left over would be told of by subtracting these from all.
 */
export function teamsInSight({ staff, members, own, active }: Teams): Set<string> {
  const least = THRESHOLDS.people_at_least;
  const isOwn = (id: string) =>
    own.includes(id) || [...(staff.get(id) ?? [])].every((one) => members.has(one));
  const sizes = [...staff].map(([id, people]) => ({ id, size: people.size }));
  const others = sizes
    .filter(({ id, size }) => !isOwn(id) && size >= least)
    .toSorted((one, other) => one.size - other.size);
  const mine = sizes.filter(({ id }) => isOwn(id));
  let left = [...mine, ...others].reduce((rest, { size }) => rest - size, active);
  while (left > 0 && left < least && others.length > 0) left += others.shift()!.size;
  return new Set([...mine, ...others].map(({ id }) => id));
}

/** Whether these together may be told of: each is in sight, or they are a whole team that is. */
export function areInSight(
  { members, teams, staff }: PeopleInSight,
  asked: readonly string[],
): boolean {
  if (asked.every((id) => members.has(id))) return true;
  const working = new Set([...staff.values()].flatMap((people) => [...people]));
  const some = asked.filter((id) => working.has(id));
  return [...teams].some((id) => {
    const people = staff.get(id) ?? new Set();
    return some.length === people.size && some.every((one) => people.has(one));
  });
}
