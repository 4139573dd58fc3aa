import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { tQuantile } from '#src/lib/student-t.ts';
import { type MonthValue, monthNumber, type Verdict, verdictOf } from './judge-outcome.ts';

/** A team's months, and the month in which it began; null where it has not yet. */
export interface TeamMonths {
  team: string;
  start: string | null;
  months: readonly MonthValue[];
}

export interface TeamsJudgement {
  verdict: Verdict;
  doubt?: 'few_teams' | 'within_chance';
  difference: number | null;
  low: number | null;
  high: number | null;
  smallest: number | null;
  /** That took part in the comparison. */
  teams: number;
}

export const LEAST_TEAMS = THRESHOLDS.rear_teams;

/**
 * Difference in differences with staggered starts: what a team would have had without is its own level
 * plus the month's, both from months in which nobody concerned had begun (Borusyak, Jaravel & Spiess,
 * Review of Economic Studies 2024). The interval leaves out one team after the other (the cluster
 * jackknife, MacKinnon, Nielsen & Webb 2023), with t of one degree of freedom less than teams.
 */
export function judgeTeams(teams: readonly TeamMonths[], direction: 'up' | 'down'): TeamsJudgement {
  const whole = effectOf(teams);
  const without = teams.map((_, at) => effectOf(teams.toSpliced(at, 1)));
  const none = { difference: whole, low: null, high: null, smallest: null, teams: teams.length };
  if (teams.length < LEAST_TEAMS || whole === null || without.includes(null)) {
    return { verdict: 'cannot_tell', doubt: 'few_teams', ...none };
  }
  const count = teams.length;
  const squares = without.reduce<number>((sum, one) => sum + (one! - whole) ** 2, 0);
  const error = Math.sqrt((squares * (count - 1)) / count);
  const wide = tQuantile(0.975, count - 1) * error;
  const told = {
    ...{ difference: whole, low: whole - wide, high: whole + wide, teams: count },
    smallest: wide + tQuantile(THRESHOLDS.rear_power, count - 1) * error,
  };
  const verdict = verdictOf(told, direction);
  return {
    verdict,
    ...(verdict === 'cannot_tell' && { doubt: 'within_chance' as const }),
    ...told,
  };
}

interface Cell {
  team: number;
  month: number;
  value: number;
  begun: boolean;
}

/** The mean of what came after less what was to be expected; each team that began weighs the same. */
function effectOf(teams: readonly TeamMonths[]): number | null {
  const cells = teams.flatMap(({ start, months }, team) =>
    months
      // the month of the start belongs to neither side
      .filter(({ month }) => month !== start)
      .map(({ month, value }): Cell => {
        return { team, month: monthNumber(month), value, begun: start !== null && month > start };
      }),
  );
  const expect = fitLevels(cells.filter(({ begun }) => !begun));
  const gains = teams.flatMap((_, team) => {
    const own = cells.filter((cell) => cell.begun && cell.team === team);
    const seen = own.flatMap((cell) => {
      const expected = expect(cell);
      return expected === null ? [] : [cell.value - expected];
    });
    return seen.length > 0 ? [meanOf(seen)] : [];
  });
  return gains.length > 0 ? meanOf(gains) : null;
}

const ROUNDS = 500;

/** A level for each team and each month, by turns until they stand still (Gauss–Seidel). */
function fitLevels(cells: readonly Cell[]): (cell: Cell) => number | null {
  const [ofTeam, ofMonth] = [new Map<number, number>(), new Map<number, number>()];
  const settle = (
    levels: Map<number, number>,
    others: Map<number, number>,
    by: 'team' | 'month',
  ) => {
    const across = by === 'team' ? 'month' : 'team';
    const sums = new Map<number, { sum: number; count: number }>();
    for (const cell of cells) {
      const entry = sums.get(cell[by]) ?? { sum: 0, count: 0 };
      entry.sum += cell.value - (others.get(cell[across]) ?? 0);
      entry.count += 1;
      sums.set(cell[by], entry);
    }
    let moved = 0;
    for (const [key, { sum, count }] of sums) {
      moved = Math.max(moved, Math.abs(sum / count - (levels.get(key) ?? 0)));
      levels.set(key, sum / count);
    }
    return moved;
  };
  const scale = Math.max(...cells.map(({ value }) => Math.abs(value)), 1e-12);
  for (let round = 0; round < ROUNDS; round += 1) {
    settle(ofTeam, ofMonth, 'team');
    if (settle(ofMonth, ofTeam, 'month') < 1e-12 * scale) break;
  }
  return ({ team, month }) => {
    const levels = [ofTeam.get(team), ofMonth.get(month)];
    return levels.includes(undefined) ? null : levels[0]! + levels[1]!;
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
