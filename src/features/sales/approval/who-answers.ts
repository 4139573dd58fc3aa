import type { Approver, Way } from './approval.ts';

/** Who belongs to the workspace and is there at this moment, as far as approvals ask for it. */
export interface Org {
  members: ReadonlyMap<string, OrgMember>;
  /** Living teams by id, with their leader. */
  leaders: ReadonlyMap<string, string | null>;
  /** Who is absent today, with who stands in, if anybody. */
  absent: ReadonlyMap<string, string | null>;
}

export interface OrgMember {
  id: string;
  role: 'administrator' | 'manager' | 'member';
  active: boolean;
  team_id: string | null;
}

export interface AskedStep {
  approver: Approver;
  requesterId: string;
  /** Of the record's owner. */
  teamId: string | null;
  delegatedTo: string | null;
  /** How often the time promised ran out. */
  level: number;
}

export interface Answering {
  /** Whom it waits for: they see it in their list and are told. Never empty in a living workspace. */
  asked: string[];
  /** Who may answer: besides these, all those before them, such as one who is away. */
  may: ReadonlyMap<string, Way>;
  /** Somebody is left who would be asked if the time runs out. */
  hasNext: boolean;
}

/**
 * Found out anew whenever it is asked for rather than kept: whoever leaves, loses a role or goes on
 * holiday is replaced at that moment, and nothing can wait for nobody.
 */
export function whoAnswers(org: Org, step: AskedStep): Answering {
  const may = new Map<string, Way>();
  const asked: string[] = [];
  let left = step.level;
  let hasNext = false;
  for (const rung of ladderOf(org, step)) {
    const { able, present } = peopleOn(org, step, rung);
    const fresh = present.filter((id) => !asked.includes(id) && !(left < 0 && may.has(id)));
    if (left < 0) {
      hasNext ||= fresh.length > 0;
      continue;
    }
    const way = asked.length > 0 ? 'escalated' : rung.way;
    for (const id of able) if (!may.has(id)) may.set(id, way);
    for (const id of fresh) if (!may.has(id)) may.set(id, 'substitute');
    asked.push(...fresh);
    if (fresh.length > 0) left--;
  }
  if (asked.length > 0) return { asked, may, hasNext };
  return lastResort(org, step, may);
}

/** Who of a rung could answer, and who is there for them today. */
function peopleOn(org: Org, step: AskedStep, { ids }: Rung) {
  const able = ids.filter((id) => isAble(org, id, step));
  const present = able
    .map((id) => standIn(org, id))
    .filter((id) => id !== null && isAble(org, id, step)) as string[];
  return { able, present: [...new Set(present)] };
}

/** Everybody who could is away, or there is nobody but the requester. */
function lastResort(org: Org, step: AskedStep, may: Map<string, Way>): Answering {
  if (may.size === 0) {
    for (const id of withRole(org, 'administrator')) {
      may.set(id, id === step.requesterId ? 'own' : 'escalated');
    }
  }
  return { asked: [...may.keys()], may, hasNext: false };
}

interface Rung {
  ids: string[];
  way: Way;
}

/** Who is asked first, who next: in the end every administrator. */
function ladderOf(org: Org, step: AskedStep): Rung[] {
  const rungs: Rung[] = [];
  if (step.delegatedTo) rungs.push({ ids: [step.delegatedTo], way: 'delegated' });
  const { approver } = step;
  if (approver.kind === 'member') {
    const teamId = org.members.get(approver.member_id)?.team_id ?? null;
    rungs.push({ ids: [approver.member_id], way: 'rule' }, ...leadersAbove(org, teamId));
  } else if (approver.kind === 'leader') {
    rungs.push(...leadersAbove(org, step.teamId));
  } else {
    rungs.push({ ids: withRole(org, approver.kind), way: 'rule' });
  }
  rungs.push({ ids: withRole(org, 'administrator'), way: 'rule' });
  rungs.push({ ids: withRole(org, 'manager'), way: 'rule' });
  return rungs;
}

/** The team's leader, the leader of that leader's team, and so on; a circle ends where it closes. */
function leadersAbove(org: Org, teamId: string | null): Rung[] {
  const rungs: Rung[] = [];
  const seen = new Set<string>();
  let team = teamId;
  while (team && !seen.has(team)) {
    seen.add(team);
    const leader: string | null = org.leaders.get(team) ?? null;
    if (!leader) break;
    rungs.push({ ids: [leader], way: 'rule' });
    team = org.members.get(leader)?.team_id ?? null;
  }
  return rungs;
}

function withRole(org: Org, role: OrgMember['role']): string[] {
  return [...org.members.values()].filter((m) => m.active && m.role === role).map(({ id }) => id);
}

/** Nobody answers what they asked for themselves. */
function isAble(org: Org, id: string, { requesterId }: AskedStep): boolean {
  return id !== requesterId && org.members.get(id)?.active === true;
}

/** Whoever is there for the member today; null if nobody is, also where substitutes form a circle. */
function standIn(org: Org, id: string): string | null {
  const seen = new Set<string>();
  let at = id;
  while (org.absent.has(at)) {
    if (seen.has(at)) return null;
    seen.add(at);
    const next = org.absent.get(at);
    if (!next || !org.members.get(next)?.active) return null;
    at = next;
  }
  return at;
}

/** Whether an approval may be given into this member's hands. `named`: whom rules or steps name. */
export function hasRight(org: Org, id: string, named: Iterable<string>): boolean {
  const member = org.members.get(id);
  if (!member?.active) return false;
  if (member.role !== 'member' || [...org.leaders.values()].includes(id)) return true;
  return [...named].includes(id);
}
