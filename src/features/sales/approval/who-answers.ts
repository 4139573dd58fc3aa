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
  /** Of the record: what is theirs others look at, whoever asked for it. */
  ownerId: string | null;
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
  const stages = stagesOf(org, step);
  const turns = stages.filter(({ fresh }) => fresh.length > 0);
  const last = turns[Math.min(step.level, turns.length - 1)];
  if (!last) return lastResort(org, step, gather(stages, undefined));
  const reached = stages.slice(0, stages.indexOf(last) + 1);
  return {
    asked: reached.flatMap(({ fresh }) => fresh),
    may: gather(reached, turns[0]),
    hasNext: turns.length > step.level + 1,
  };
}

/** All who may answer by these stages; those after the first that reached somebody came by time. */
function gather(stages: Stage[], first: Stage | undefined): Map<string, Way> {
  const may = new Map<string, Way>();
  const since = first ? stages.indexOf(first) : stages.length;
  const allow = (ids: string[], way: Way) => {
    for (const id of ids) if (!may.has(id)) may.set(id, way);
  };
  for (const [place, { able, fresh, way }] of stages.entries()) {
    allow(able, place > since ? 'escalated' : way);
    allow(fresh, 'substitute');
  }
  return may;
}

interface Stage {
  /** Who of the rung could answer. */
  able: string[];
  /** Who is there for them today and has not been asked further down. */
  fresh: string[];
  way: Way;
}

function stagesOf(org: Org, step: AskedStep): Stage[] {
  const asked = new Set<string>();
  return ladderOf(org, step).map(({ ids, way }) => {
    const able = ids.filter((id) => isAble(org, id, step));
    const present = able.map((id) => standIn(org, id));
    const fresh = present.filter(
      (id, place) => id && isAble(org, id, step) && !asked.has(id) && present.indexOf(id) === place,
    ) as string[];
    for (const id of fresh) asked.add(id);
    return { able, fresh, way };
  });
}

/** Everybody who could is away, or there is nobody but the requester. */
function lastResort(org: Org, step: AskedStep, may: Map<string, Way>): Answering {
  if (may.size === 0) {
    const all = withRole(org, 'administrator');
    const others = all.filter((id) => id !== step.requesterId);
    // rather whose it is than who asked: two have looked at it then
    for (const id of others.length > 0 ? others : all) {
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

/** Nobody answers what they asked for themselves, or had a colleague ask for. */
function isAble(org: Org, id: string, step: AskedStep): boolean {
  return !isOwn(id, step) && org.members.get(id)?.active === true;
}

function isOwn(id: string, { requesterId, ownerId }: AskedStep): boolean {
  return id === requesterId || id === ownerId;
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
