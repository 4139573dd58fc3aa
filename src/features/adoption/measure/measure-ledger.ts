import { clockOf, dayNumber } from './days/clock.ts';
import type { DayTrace } from './days/day-trace.ts';
import { gatherDays } from './days/gather-days.ts';
import { inOrder, type LedgerLine, type ReadLines, readLines } from './log/ledger-line.ts';
import { calendarOf, nobody, notePeople, type People } from './log/people.ts';
import { readTraces } from './log/read-traces.ts';
import type { Records } from './log/records.ts';
import type { Trace } from './log/trace.ts';
import type { Day, LeaderMeasures, PersonMeasures } from './measures.ts';
import { leaderMeasures } from './rules/leader-measures.ts';
import { type MeasuredPerson, personMeasures } from './rules/person-measures.ts';
import { type Signs, signsOf } from './rules/signs.ts';
import { scoreOf } from './rules/verdict.ts';

export interface MeasuredMember {
  member_id: string;
  name: string;
  team_id: string | null;
  exempt_until: Day | null;
  measures: PersonMeasures;
  leader: LeaderMeasures | null;
  /** For proving the measures alone, and kept nowhere: the product tells of nobody's motives. */
  signs: Signs;
  /** That the person has adopted it, 0..1. */
  score: number;
}

/** A whole ledger, laid out by person and day, to be measured on as many days as one likes. */
export interface GatheredLedger {
  people: People;
  days: Map<string, DayTrace[]>;
}

export function gatherLedger(log: Iterable<string> | readonly LedgerLine[]): {
  gathered: GatheredLedger;
  broken: ReadLines['broken'];
} {
  const { events, broken } = eventsOf(log);
  return { gathered: gatherEvents(events), broken };
}

/** Of events in the order of their time, of which none is kept. */
export function gatherEvents(events: Iterable<LedgerLine>): GatheredLedger {
  const people = nobody();
  const records: Records = new Map();
  const traces = new Map<string, Trace[]>();
  for (const event of events) {
    notePeople(people, event);
    for (const trace of readTraces(records, event)) {
      const list = traces.get(trace.member_id);
      if (list) list.push(trace);
      else traces.set(trace.member_id, [trace]);
    }
  }
  const days = new Map<string, DayTrace[]>();
  for (const { id, time_zone } of people.members.values()) {
    const gathered = gatherDays(traces.get(id) ?? [], clockOf(time_zone));
    days.set(
      id,
      [...gathered.values()].sort((a, b) => a.day - b.day),
    );
  }
  return { people, days };
}

function eventsOf(log: Iterable<string> | readonly LedgerLine[]): ReadLines {
  const all = [...log];
  if (all.every((one) => typeof one !== 'string')) return { events: inOrder(all), broken: [] };
  return readLines(all as string[]);
}

export function measureGathered(
  { people, days }: GatheredLedger,
  day: Day,
): { on: Day; members: MeasuredMember[] } {
  const on = dayNumber(day);
  const leaders = new Set([...people.teams.values()].map(({ leader_id }) => leader_id));
  const members = [...people.members.values()]
    .filter(({ active }) => active)
    .map((member) => {
      const calendar = calendarOf(people, member);
      const person: MeasuredPerson = { member_id: member.id, days: days.get(member.id)!, calendar };
      const measures = personMeasures(person, on);
      const window = { from: dayNumber(measures.from), to: on };
      const leader = leaders.has(member.id) ? leaderMeasures(member.id, person.days, window) : null;
      const { id: member_id, name, team_id } = member;
      const exempt_until = exemptUntil(people, member_id, day);
      const signs = signsOf(measures, leader);
      const score = scoreOf(measures);
      return { member_id, name, team_id, exempt_until, measures, leader, signs, score };
    });
  return { on: day, members };
}

function exemptUntil(people: People, memberId: string, day: Day): Day | null {
  const untils = [...people.exemptions.values()]
    .filter(({ member_id, until_day }) => member_id === memberId && until_day >= day)
    .map(({ until_day }) => until_day)
    .sort();
  return untils.at(-1) ?? null;
}
