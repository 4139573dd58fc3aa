import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { monthEnd } from './sums.ts';

/** What of whoever asks decides what they may know of others. */
export interface Viewer {
  memberId: string;
  role: 'administrator' | 'manager' | 'member';
  teamId: string | null | undefined;
  /** Their own team, and those they lead. */
  teamIds: readonly string[];
  viewerId?: string;
}

export interface SeenMember {
  id: string;
  led_by: string | null;
  /** The teams they lead. */
  leads: readonly string[];
}

/** All of it; the figures without what is a person's own to know; or that there is no such page. */
export type MemberSight = 'all' | 'figures' | 'nothing';

/**
 * Oneself, who leads one, whom one leads as far as their leader is concerned, and administrators. Whoever
 * looks as somebody else sees would be named to the wrong person, so they see no third.
 */
export function sightOfMember(viewer: Viewer, member: SeenMember): MemberSight {
  if (member.id === viewer.memberId) return viewer.viewerId ? 'figures' : 'all';
  if (viewer.viewerId) return 'nothing';
  const isLed = member.led_by === viewer.memberId;
  const isLeader = viewer.teamId != null && member.leads.includes(viewer.teamId);
  return viewer.role === 'administrator' || isLed || isLeader ? 'figures' : 'nothing';
}

/** With its people; from outside, in one word and sums of many as of the end of a month; or not at all. */
export type TeamSight = 'people' | 'outside' | 'nothing';

export function sightOfTeam(
  viewer: Viewer,
  team: { id: string; leader_id: string | null },
): TeamSight {
  const isTheirs = viewer.teamIds.includes(team.id) || team.leader_id === viewer.memberId;
  if (isTheirs || viewer.role === 'administrator') return 'people';
  return viewer.role === 'manager' ? 'outside' : 'nothing';
}

/** For so long figures of others are told; one's own for as long as there are any. */
export const YEARS_TOLD = THRESHOLDS.years_told;

/**
 * The day of which it is told. Of others what is past is told of the ends of months alone, because two
 * days beside each other would tell what happened between them; null: too long ago.
 */
export function dayToTell(
  sight: MemberSight | TeamSight,
  { on, today }: { on: string | undefined; today: string },
): string | null {
  const asked = on === undefined || on > today ? today : on;
  if (sight === 'all') return asked;
  if (asked === today && sight !== 'outside') return today;
  const end = monthEnd(asked, today);
  const earliest = `${Number(today.slice(0, 4)) - YEARS_TOLD}${today.slice(4, 7)}`;
  return end.slice(0, 7) < earliest ? null : end;
}
