import { dayNumber } from '../days/clock.ts';
import type { DayNumber } from '../days/day-trace.ts';
import { FULL_WEEK, type PersonCalendar } from '../rules/calendar.ts';
import type { LedgerLine } from './ledger-line.ts';

export interface KnownMember {
  id: string;
  name: string;
  team_id: string | null;
  time_zone: string;
  working_days: readonly number[];
  active: boolean;
}

/** Who is there, as the log tells it. */
export interface People {
  members: Map<string, KnownMember>;
  teams: Map<string, { leader_id: string | null }>;
  absences: Map<string, Away>;
  exemptions: Map<string, { member_id: string; until_day: string }>;
}

interface Away {
  member_id: string;
  first_day: string;
  last_day: string;
}

export function nobody(): People {
  return { members: new Map(), teams: new Map(), absences: new Map(), exemptions: new Map() };
}

export function notePeople(people: People, event: LedgerLine): void {
  NOTES[event.record_type]?.(people, event, (name) => event.changes?.[name]?.[1]);
}

type Note = (people: People, event: LedgerLine, to: (name: string) => unknown) => void;

const NOTES: Record<string, Note> = {
  member: noteMember,
  team({ teams }, event, to) {
    const { record_id: id, changes } = event;
    if (event.verb === 'team.deleted' || to('deleted_at')) teams.delete(id);
    else if (changes?.leader_id) teams.set(id, { leader_id: textOr(to('leader_id'), null) });
    else if (!teams.has(id)) teams.set(id, { leader_id: null });
  },
  absence({ absences }, event, to) {
    if (event.verb === 'absence.removed' || to('deleted_at')) absences.delete(event.record_id);
    else put(absences, event, ['member_id', 'first_day', 'last_day']);
  },
  exemption({ exemptions }, event) {
    if (event.verb === 'exemption.ended') exemptions.delete(event.record_id);
    else put(exemptions, event, ['member_id', 'until_day']);
  },
};

function noteMember(people: People, event: LedgerLine, to: (name: string) => unknown): void {
  const id = event.record_id;
  const known = people.members.get(id);
  if (!known && event.verb !== 'member.joined') return;
  const before = known ?? {
    ...{ id, name: '', team_id: null, time_zone: 'UTC', working_days: FULL_WEEK, active: true },
  };
  people.members.set(id, {
    ...before,
    name: textOr(to('name'), before.name)!,
    team_id: event.changes?.team_id ? textOr(to('team_id'), null) : before.team_id,
    time_zone: textOr(to('time_zone'), before.time_zone)!,
    working_days: weekdays(to('working_days')) ?? before.working_days,
    active: typeof to('active') === 'boolean' ? (to('active') as boolean) : before.active,
  });
}

/** ISO weekdays, as a list or as text of it. */
function weekdays(value: unknown): number[] | null {
  const list = typeof value === 'string' ? value.split(/\D+/).filter(Boolean).map(Number) : value;
  if (!Array.isArray(list)) return null;
  const days = list.filter((day): day is number => Number.isInteger(day) && day >= 1 && day <= 7);
  return days.length > 0 ? days : null;
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

function put<T extends object>(
  map: Map<string, T>,
  event: LedgerLine,
  names: (keyof T & string)[],
): void {
  const next = { ...map.get(event.record_id) } as Record<string, unknown>;
  for (const name of names) {
    const after = event.changes?.[name]?.[1];
    if (typeof after === 'string') next[name] = after;
  }
  if (names.every((name) => typeof next[name] === 'string')) map.set(event.record_id, next as T);
}

export function calendarOf(people: People, member: KnownMember): PersonCalendar {
  const leave: { first: DayNumber; last: DayNumber }[] = [];
  for (const { member_id, first_day, last_day } of people.absences.values()) {
    if (member_id === member.id)
      leave.push({ first: dayNumber(first_day), last: dayNumber(last_day) });
  }
  return { working_days: member.working_days, leave };
}
