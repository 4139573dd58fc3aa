import { newId } from '#src/lib/ids.ts';
import type { Changes, Via } from '#src/server/ledger/event.ts';
import type { Demo, DemoEvent } from '../demo.ts';
import { type MemberKey, memberOf, type TeamKey } from '../material/members.ts';
import { type Day, dayOf } from '../time/calendar.ts';
import { firstDayOf } from '../time/presence.ts';

/** The ids of the demo's members and teams in its workspace. */
export interface DemoIds {
  workspace: string;
  members: Map<MemberKey, string>;
  teams: Map<TeamKey, string>;
}

/** An event as `append_ledger` takes it. */
export interface LoadedEvent {
  id: string;
  at: string;
  occurred_at: string | null;
  /** None of what a customer does by a link. */
  actor_id: string | null;
  via: Via;
  verb: string;
  record_type: string;
  record_id: string;
  command_id: string;
  changes: Changes | null;
  interaction_ms: number | null;
  keys: number | null;
}

const DAY_MS = 86_400_000;
/** Whoever comes later was let in on the afternoon before. */
const LET_IN_BEFORE_MS = 8 * 3_600_000;

/** When each team was brought in and each member let in, in ms since 1970. */
export function joiningTimes(demo: Demo): {
  teams: Map<TeamKey, number>;
  members: Map<MemberKey, number>;
} {
  const begin = Date.parse(demo.workspace.created_at);
  const span = { start: dayOf(demo.workspace.created_at.slice(0, 10)), today: dayOf(demo.today) };
  // one after the other: the first within a minute, later ones too
  const before = (day: Day, seconds: number) =>
    Math.max(begin, day * DAY_MS - LET_IN_BEFORE_MS) + seconds * 1000;
  const teams = demo.teams.map(
    ({ key, leader }, index) =>
      [key, before(firstDayOf(memberOf(leader), span), index + 1)] as const,
  );
  const members = demo.members.map(
    (member, index) =>
      [member.key, before(firstDayOf(member, span), teams.length + index + 1)] as const,
  );
  return { teams: new Map(teams), members: new Map(members) };
}

/** The whole life of the demo as its ledger tells it, in the order of time. */
export function tellLedger(demo: Demo, ids: DemoIds): LoadedEvent[] {
  const events = [...tellBeginning(demo, ids), ...tellWrites(demo, ids), ...tellViews(demo, ids)];
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function tellBeginning(demo: Demo, ids: DemoIds): LoadedEvent[] {
  const actor = ids.members.get(demo.members.find(({ role }) => role === 'administrator')!.key)!;
  const times = joiningTimes(demo);
  const tell = (at: number, type: string, what: { verb: string; id: string; changes: Changes }) =>
    describe({
      at: new Date(at).toISOString(),
      actor_id: actor,
      record_type: type,
      verb: `${type}.${what.verb}`,
      record_id: what.id,
      changes: what.changes,
    });
  const { name, created_at } = demo.workspace;
  return [
    tell(Date.parse(created_at), 'workspace', {
      verb: 'created',
      id: ids.workspace,
      changes: { name: [null, name] },
    }),
    ...demo.teams.map((team) =>
      tell(times.teams.get(team.key)!, 'team', {
        verb: 'created',
        id: ids.teams.get(team.key)!,
        changes: { name: [null, team.name] },
      }),
    ),
    ...demo.members.map(({ key, name, email, role, team }) =>
      tell(times.members.get(key)!, 'member', {
        verb: 'joined',
        id: ids.members.get(key)!,
        changes: {
          name: [null, name],
          email: [null, email],
          role: [null, role],
          team_id: [null, ids.teams.get(team)!],
        },
      }),
    ),
    ...demo.teams.map(({ key, leader }) =>
      tell(times.members.get(leader)! + 30_000, 'team', {
        verb: 'changed',
        id: ids.teams.get(key)!,
        changes: { leader_id: [null, ids.members.get(leader)!] },
      }),
    ),
  ];
}

function tellWrites(demo: Demo, ids: DemoIds): LoadedEvent[] {
  const commands = new Map<string, string>();
  return demo.events.map((event) => {
    const { at, actor, type, via } = event;
    const key = commandKey(event);
    const known = commands.get(key);
    const command_id = known ?? newId(Date.parse(at));
    commands.set(key, command_id);
    // one saved form is one effort, however many records it touched; an import asks for none
    const isEffort = known === undefined && via !== 'import';
    return describe({
      at,
      occurred_at: event.occurred_at,
      actor_id: ids.members.get(actor)!,
      via,
      verb: `${type}.${event.verb}`,
      record_type: type,
      record_id: event.id,
      command_id,
      changes: nameOwners(event.fields, ids),
      interaction_ms: isEffort ? event.interaction_ms : null,
      keys: isEffort ? event.keys : null,
    });
  });
}

/** One file a day is one import; what one member wrote at one instant was one save. */
function commandKey({ at, actor, via }: DemoEvent): string {
  return via === 'import' ? `${via} ${actor} ${at.slice(0, 10)}` : `${via} ${actor} ${at}`;
}

function nameOwners({ owner, ...fields }: DemoEvent['fields'], ids: DemoIds): Changes {
  if (!owner) return fields;
  const idOf = (key: unknown) => (key === null ? null : ids.members.get(key as MemberKey)!);
  return { owner_id: [idOf(owner[0]), idOf(owner[1])], ...fields };
}

function tellViews(demo: Demo, ids: DemoIds): LoadedEvent[] {
  return demo.views.map(({ at, actor, type, id }) =>
    describe({
      at,
      actor_id: ids.members.get(actor)!,
      verb: `${type}.viewed`,
      record_type: type,
      record_id: id,
    }),
  );
}

type Told = Pick<LoadedEvent, 'at' | 'actor_id' | 'verb' | 'record_type' | 'record_id'>;

function describe(event: Told & Partial<LoadedEvent>): LoadedEvent {
  const id = newId(Date.parse(event.at));
  return {
    id,
    occurred_at: null,
    via: 'web',
    command_id: id,
    changes: null,
    interaction_ms: null,
    keys: null,
    ...event,
  };
}

/** The team of a member, whose team their records are for. */
export function teamIdOf(owner: MemberKey | null, ids: DemoIds): string | null {
  return owner === null ? null : ids.teams.get(memberOf(owner).team)!;
}
