import { type Compared, compareBaselines } from '../baselines/compare.ts';
import { ODD, type Odd } from '../world/causes.ts';
import type { Judged, JudgedLeader, JudgedOrganisation, JudgedTeam, Said, Sign } from './judged.ts';
import { type Accuracy, accuracy, type Proportion, proportion } from './proportion.ts';
import { areaUnderCurve } from './ranking.ts';
import { type DropScore, scoreDrops } from './score-drops.ts';

type Known = Judged & { kind: NonNullable<Judged['kind']> };

export interface Slice {
  slice: Odd | 'all odd' | 'all adopters';
  /** Of people who adopt: said to follow an order or to pad. */
  accused: Proportion;
  /** Of people who adopt and were judged: said not to have adopted. */
  told_not_yet: Proportion;
}

export interface Score {
  people: number;
  in_change: number;
  adopter: Accuracy & { auc: number | null; recall_of_all: Proportion };
  complier: Accuracy;
  compliers_who_game: Proportion;
  padder: Accuracy;
  unused_leader: Accuracy & { auc: number | null; leaders: number };
  abstained: Proportion;
  accusations: Slice[];
  compliers_called_adopted: Proportion;
  teams: TeamScore;
  drops: { measured: DropScore; log_ins_minus_30: DropScore };
  baselines: Compared[];
}

export interface TeamScore {
  teams: number;
  /** In points of the share of adopters: on average too many, and off by. */
  bias_points: number;
  off_points: number;
}

/** A leader of whose due meetings less than this were held with it does not lead by it. */
const UNUSED_BELOW = 0.5;

export function scoreAll(organisations: readonly JudgedOrganisation[]): Score {
  const all = organisations.flatMap(({ people }) => people);
  const known = all.filter((one): one is Known => one.kind !== null);
  const judged = known.filter(({ said }) => said.verdict !== 'not_enough');
  const gamers = known.filter(({ games }) => games);
  return {
    ...{ people: known.length, in_change: all.length - known.length },
    adopter: {
      ...accuracy(
        judged.map(({ kind, said }) => ({ is: kind === 'adopter', said: isAdopted(said) })),
      ),
      auc: areaUnderCurve(
        judged.map(({ kind, said }) => ({ is: kind === 'adopter', score: said.score })),
      ),
      recall_of_all: shareOf(
        known.filter(({ kind }) => kind === 'adopter'),
        ({ said }) => isAdopted(said),
      ),
    },
    complier: accuracy(
      known.map(({ kind, said }) => ({ is: kind === 'complier', said: has(said, 'edict') })),
    ),
    compliers_who_game: shareOf(gamers, ({ said }) => has(said, 'edict')),
    padder: accuracy(
      known.map(({ kind, said }) => ({ is: kind === 'padder', said: has(said, 'padding') })),
    ),
    unused_leader: scoreLeaders(organisations.flatMap(({ leaders }) => leaders)),
    abstained: proportion(known.length - judged.length, known.length),
    accusations: sliceAccusations(known),
    compliers_called_adopted: shareOf(
      known.filter(({ kind }) => kind === 'complier'),
      ({ said }) => isAdopted(said),
    ),
    teams: scoreTeams(organisations.flatMap(({ teams }) => teams)),
    drops: {
      measured: scoreDrops(organisations.flatMap(({ watched }) => watched)),
      log_ins_minus_30: scoreDrops(organisations.flatMap((one) => one.watched_by_log_ins)),
    },
    baselines: compareBaselines(
      known.map(({ kind, member, habit }) => ({ kind, odd: member.odd.size > 0, habit })),
    ),
  };
}

function isAdopted({ verdict }: Said): boolean {
  return verdict === 'adopted';
}

function has({ signs }: Said, sign: Sign): boolean {
  return signs.includes(sign);
}

function shareOf<T>(among: readonly T[], test: (one: T) => boolean): Proportion {
  return proportion(among.filter(test).length, among.length);
}

/** Known figures alone: a leader of whom nothing was due is not judged. */
function scoreLeaders(leaders: readonly JudgedLeader[]): Score['unused_leader'] {
  const judged = leaders.filter((one): one is JudgedLeader & { use: number } => one.use !== null);
  const cases = judged.map(({ lead_way, use }) => ({ is: lead_way !== 'leads_by_it', use }));
  return {
    ...accuracy(cases.map(({ is, use }) => ({ is, said: use < UNUSED_BELOW }))),
    auc: areaUnderCurve(cases.map(({ is, use }) => ({ is, score: -use }))),
    leaders: judged.length,
  };
}

function sliceAccusations(known: readonly Known[]): Slice[] {
  const adopters = known.filter(({ kind }) => kind === 'adopter');
  const slice = (name: Slice['slice'], among: readonly Known[]): Slice => ({
    slice: name,
    accused: shareOf(among, ({ said }) => said.signs.length > 0),
    told_not_yet: shareOf(
      among.filter(({ said }) => said.verdict !== 'not_enough'),
      ({ said }) => !isAdopted(said),
    ),
  });
  return [
    slice('all adopters', adopters),
    slice(
      'all odd',
      adopters.filter(({ member }) => member.odd.size > 0),
    ),
    ...ODD.map((odd) =>
      slice(
        odd,
        adopters.filter(({ member }) => member.odd.has(odd)),
      ),
    ),
  ];
}

/** Teams of whom somebody was judged: the share of adopters that was said against that which is. */
function scoreTeams(teams: readonly JudgedTeam[]): TeamScore {
  const errors = teams
    .filter((team) => team.said_adopted + team.said_not_yet > 0 && team.people > 0)
    .map((team) => {
      const said = team.said_adopted / (team.said_adopted + team.said_not_yet);
      return 100 * (said - team.adopters / team.people);
    });
  const mean = (values: number[]) =>
    values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    teams: errors.length,
    bias_points: mean(errors),
    off_points: mean(errors.map(Math.abs)),
  };
}
