import { LEAST_PEOPLE } from '#src/features/adoption/guard/sums.ts';
import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

/** What has been done for people before anything is asked of them. */
export interface Support {
  /** The teams; the weakest of them counts for all. */
  groups: readonly SupportGroup[];
  leaders: readonly SupportLeader[];
}

export interface SupportGroup {
  people: number;
  /** Who has gone through the introduction. */
  introduced: number;
  /** What they get back for what they give; null: not measured. */
  give_get: number | null;
}

export interface SupportLeader {
  leads: boolean;
  signed: boolean;
  /** The share of meetings that they lead by the live figures. */
  use: number | null;
  statement: string | null;
}

export const SUPPORT_NEEDS = {
  introduced: THRESHOLDS.gate_took_part,
  give_get: THRESHOLDS.gate_give_get,
  leader_use: THRESHOLDS.leader_use,
} as const;

export type ConditionName = 'introduced' | 'fair' | 'leaders_signed' | 'leaders_open';

export interface Condition {
  name: ConditionName;
  met: boolean;
  have: number | null;
  need: number;
}

/** Support comes first and leaders sign first: until all of it holds nothing is asked of anybody. */
export function judgeSupport({ groups, leaders }: Support): Condition[] {
  const { introduced: least, give_get: fair } = SUPPORT_NEEDS;
  const share = weakest(
    groups.map(({ people, introduced }) => (people === 0 ? null : introduced / people)),
  );
  const give_get = weakest(groups.map((group) => group.give_get));
  const signed = leaders.filter((one) => one.signed).length;
  const open = leaders.filter(isOpen).length;
  const of = leaders.length;
  return [
    { name: 'introduced', met: share !== null && share >= least, have: share, need: least },
    { name: 'fair', met: give_get !== null && give_get >= fair, have: give_get, need: fair },
    { name: 'leaders_signed', met: of > 0 && signed === of, have: signed, need: of },
    { name: 'leaders_open', met: of > 0 && open === of, have: open, need: of },
  ];
}

/** What is not measured somewhere is not known. */
function weakest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? null : Math.min(...known);
}

/**
 * The members by team. What a team of few gives and gets would tell of single people, so these, and who
 * is in none, are judged together, and if they are few as well, with the smallest of the other teams.
 */
export function groupMembers(
  members: readonly { id: string; team_id: string | null }[],
): readonly (readonly string[])[] {
  const teams = new Map<string | null, string[]>();
  for (const { id, team_id } of members) teams.set(team_id, [...(teams.get(team_id) ?? []), id]);
  const isTold = ([team, ids]: [string | null, string[]]) =>
    team !== null && ids.length >= LEAST_PEOPLE;
  const told = [...teams].filter(isTold).map(([, ids]) => ids);
  const others = [...teams].filter((one) => !isTold(one)).flatMap(([, ids]) => ids);
  if (others.length === 0) return told;
  if (others.length >= LEAST_PEOPLE || told.length === 0) return [...told, others];
  const [smallest, ...rest] = told.toSorted((a, b) => a.length - b.length) as [string[]];
  return [...rest, [...smallest, ...others]];
}

/** How far teams are judged together, since what one of few gives and gets would tell of people. */
export type Merged = 'none' | 'some' | 'all';

export function mergedOf(
  members: readonly { team_id: string | null }[],
  groups: readonly unknown[],
): Merged {
  const teams = new Set(members.map(({ team_id }) => team_id)).size;
  if (teams <= groups.length) return 'none';
  return groups.length === 1 ? 'all' : 'some';
}

/** Whether a leader leads by the live figures, or says openly that they do not yet. */
export function isOpen({ leads, use, statement }: SupportLeader): boolean {
  return !leads || (use !== null && use >= SUPPORT_NEEDS.leader_use) || statement !== null;
}
