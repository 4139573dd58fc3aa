import type { DayNumber, DayTrace } from '../days/day-trace.ts';
import type {
  LeaderMeasures,
  PersonMeasures,
  Shadow,
  Share,
  TeamMeasures,
  TeamReason,
  TeamState,
} from '../measures.ts';
import { THRESHOLDS } from '../thresholds.ts';
import type { JudgedContact } from './coverage.ts';

/** What a team is measured from, for each of its people. */
export interface TeamPerson {
  measures: PersonMeasures;
  exempt_until: string | null;
  /** By customer: whether the person left a trace of any of their contacts. */
  journeys: readonly (readonly [customer: string, traced: boolean])[];
  shadow: { exported_back: number; filled_in_bulk: number };
}

export interface TeamRecords {
  freshness: Share;
  completeness: Share;
  stale_deals: Share;
}

export const NOTHING_TO_SHARE: TeamRecords = {
  freshness: { rate: null, of: 0 },
  completeness: { rate: null, of: 0 },
  stale_deals: { rate: null, of: 0 },
};

interface Team {
  team_id: string;
  leader_id: string | null;
  leader: LeaderMeasures | null;
  people: readonly TeamPerson[];
  records: TeamRecords;
  from: string;
  to: string;
}

export function teamMeasures(team: Team): TeamMeasures {
  const { people, records } = team;
  const exempt = people.filter(({ exempt_until }) => exempt_until !== null);
  const counted = people.filter(({ exempt_until }) => exempt_until === null);
  const count = (verdict: PersonMeasures['verdict']) =>
    counted.filter(({ measures }) => measures.verdict === verdict).length;
  const asked_s = sum(people, ({ measures }) => measures.give_get.asked_s);
  const given_s = sum(people, ({ measures }) => measures.give_get.given_s);
  return {
    ...{ team_id: team.team_id, from: team.from, to: team.to, people: people.length },
    exempt: exempt.map(({ measures, exempt_until }) => ({
      member_id: measures.member_id,
      until: exempt_until!,
    })),
    ...stateOf(team, counted),
    ...{ adopted: count('adopted'), not_yet: count('not_yet'), not_enough: count('not_enough') },
    journey: journeyOf(people),
    ...records,
    leader: team.leader,
    shadow: shadowOf(people),
    give_get: { asked_s, given_s, ratio: asked_s === 0 ? null : given_s / asked_s },
  };
}

function stateOf(
  { leader_id }: Team,
  counted: readonly TeamPerson[],
): { state: TeamState; reason: TeamReason } {
  const of = (verdict: PersonMeasures['verdict']) =>
    counted.filter(({ measures }) => measures.verdict === verdict);
  const counts = {
    people: counted.length,
    adopted: of('adopted').length,
    not_yet: of('not_yet').length,
    not_enough: of('not_enough').length,
  };
  const say = (state: TeamState, key: TeamReason['key']) => ({ state, reason: { key, counts } });
  if (counted.length === 0) return say('not_enough', 'nobody');
  if (counts.not_yet > 0) {
    const isLeaderAlone = of('not_yet').every(({ measures }) => measures.member_id === leader_id);
    return say('partial', isLeaderAlone ? 'leader_not_yet' : 'some_not_yet');
  }
  if (counts.not_enough > 0) return say('not_enough', 'some_unknown');
  const isSustained = counted.every(({ measures }) => measures.step === 'sustained');
  return isSustained ? say('sustained', 'two_quarters') : say('adopted', 'all_adopted');
}

/** J: of the customers that the team met, those of whom everyone who met them left a trace. */
function journeyOf(people: readonly TeamPerson[]): TeamMeasures['journey'] {
  const customers = new Map<string, boolean[]>();
  for (const [customer, traced] of people.flatMap(({ journeys }) => journeys)) {
    const known = customers.get(customer);
    if (known) known.push(traced);
    else customers.set(customer, [traced]);
  }
  const all = [...customers.values()];
  const complete = all.filter((traces) => traces.every(Boolean)).length;
  const touches = sum(all, (traces) => traces.length);
  const n = all.length;
  return {
    customers: n,
    complete,
    rate: n === 0 ? null : complete / n,
    people_per_customer: n === 0 ? null : touches / n,
  };
}

export function journeysOf(contacts: readonly JudgedContact[]): [string, boolean][] {
  const customers = new Map<string, boolean>();
  for (const { customer: id, traced } of contacts) {
    // enough of an id to tell customers of one team apart
    const customer = id.slice(-12);
    customers.set(customer, (customers.get(customer) ?? false) || traced !== null);
  }
  return [...customers];
}

export function shadowOfDays(
  days: readonly DayTrace[],
  { from, to }: { from: DayNumber; to: DayNumber },
): TeamPerson['shadow'] {
  const inside = days.filter(({ day }) => day >= from && day <= to);
  return {
    exported_back: sum(inside, ({ exported_back }) => exported_back),
    filled_in_bulk: sum(inside, ({ filled_in_bulk }) => filled_in_bulk),
  };
}

function shadowOf(people: readonly TeamPerson[]): Shadow | null {
  if (people.length < THRESHOLDS.people_at_least) return null;
  const contacts = sum(people, ({ measures }) => measures.coverage.contacts);
  return {
    people: people.length,
    exported_back: sum(people, ({ shadow }) => shadow.exported_back),
    filled_in_bulk: sum(people, ({ shadow }) => shadow.filled_in_bulk),
    untraced: contacts - sum(people, ({ measures }) => measures.coverage.traced),
    contacts,
  };
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}
