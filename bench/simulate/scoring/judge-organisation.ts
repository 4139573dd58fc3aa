import { type Habit, readHabits } from '../baselines/habits.ts';
import { watchLogIns } from '../baselines/watch-log-ins.ts';
import type { LedgerLine } from '../play/deed.ts';
import type { DayNumber } from '../world/calendar.ts';
import type { Member, Organisation } from '../world/organisation.ts';
import { kindAtFirst, truthOn } from '../world/truth.ts';
import type { JudgedOrganisation, Said, Watched } from './judged.ts';

/** What a measure says of an organisation on a day. */
export interface Saying {
  people: ReadonlyMap<string, Said & { dropped: boolean }>;
  /** Of each leader, how far the due meetings were held with it. */
  leaders: ReadonlyMap<string, number | null>;
}

export type Measure = (lines: readonly LedgerLine[]) => (on: DayNumber) => Saying;

const FIRST_WATCHED_WEEK = 9;
const NO_HABIT: Habit = {
  ...{ log_ins: 0, dau_mau: 0, edits: 0, records_made: 0, log_ins_kept: 0 },
  ...{ friday_share: 0, coverage: 0 },
};

/** Asks at the end for everyone, and each Monday for who falls. */
export function judgeOrganisation(
  organisation: Organisation,
  lines: readonly LedgerLine[],
  measure: Measure,
): JudgedOrganisation {
  const { family, seed, start, weeks } = organisation;
  const end = start + weeks * 7;
  const habits = readHabits(lines, end);
  const ask = measure(lines);
  const said = ask(end);
  const mondays = Array.from(
    { length: Math.max(0, weeks - FIRST_WATCHED_WEEK + 1) },
    (_, at) => start + (FIRST_WATCHED_WEEK + at) * 7,
  );
  const dropped = new Map(mondays.map((day) => [day, ask(day).people] as const));
  const byLogIns = watchLogIns(lines, mondays);
  const adopters = organisation.members.filter((member) => kindAtFirst(member) === 'adopter');
  return {
    ...{ family, seed },
    people: truthOn(organisation, end).map((truth) => ({
      ...truth,
      said: said.people.get(truth.member.id) ?? nothingSaid(truth.member.id),
      habit: habits.get(truth.member.id) ?? NO_HABIT,
    })),
    leaders: organisation.teams.map(({ id, lead_way, leader }) => ({
      ...{ team_id: id, lead_way, use: said.leaders.get(leader!.id) ?? null },
    })),
    teams: judgeTeams(organisation, said),
    watched: adopters.map((member) =>
      watch(
        organisation,
        member,
        mondays,
        (day) => dropped.get(day)!.get(member.id)?.dropped ?? false,
      ),
    ),
    watched_by_log_ins: adopters.map((member) =>
      watch(
        organisation,
        member,
        mondays,
        (day) => byLogIns.get(member.id)?.includes(day) ?? false,
      ),
    ),
  };
}

function nothingSaid(member_id: string): Said {
  return { member_id, verdict: 'not_enough', score: 0, signs: [] };
}

function judgeTeams(organisation: Organisation, said: Saying): JudgedOrganisation['teams'] {
  const { start, weeks, teams } = organisation;
  const known = truthOn(organisation, start + weeks * 7).filter(({ kind }) => kind !== null);
  return teams.map((team) => {
    // beside what is not known, and alike on both sides, stands who cannot be told
    const people = known.filter(
      ({ member }) => member.team === team && said.people.get(member.id)?.verdict !== 'not_enough',
    );
    const count = (verdict: Said['verdict']) =>
      people.filter(({ member }) => said.people.get(member.id)?.verdict === verdict).length;
    return {
      people: people.length,
      adopters: people.filter(({ kind }) => kind === 'adopter').length,
      ...{ said_adopted: count('adopted'), said_not_yet: count('not_yet') },
    };
  });
}

function watch(
  { start }: Organisation,
  member: Member,
  mondays: readonly DayNumber[],
  isSaid: (day: DayNumber) => boolean,
): Watched {
  const fell = member.fall ? start + member.fall.week * 7 : null;
  const there = mondays.filter(
    (day) =>
      day >= member.joins + FIRST_WATCHED_WEEK * 7 &&
      (member.leaves === null || day <= member.leaves),
  );
  return {
    ...{ member_id: member.id, fell, odd: member.odd },
    said_on: there.filter(isSaid),
    steady_days: 7 * there.filter((day) => fell === null || day < fell).length,
  };
}
