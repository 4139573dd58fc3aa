import type { Chance } from '../chance.ts';
import { DAY, type DayNumber } from './calendar.ts';
import type { Causes, Odd } from './causes.ts';
import type { Absence, Fall, Member, Team } from './organisation.ts';

const FIRST =
  'Ada Ben Clara David Elif Finn Greta Hugo Ines Jonas Karin Luca Mara Nils Olga Paul Rosa Sven Tina Ugo Vera Willem Yara Zoe'.split(
    ' ',
  );
const LAST =
  'Adler Bauer Conti Dorn Egger Fabbri Graf Hofer Iversen Jung Keller Lang Moser Nowak Ott Pichler Rossi Sommer Thaler Unger Vogel Wolf Ziegler'.split(
    ' ',
  );
const FIVE = [1, 2, 3, 4, 5];
const PART_TIMES = [
  [1, 2, 3],
  [2, 3, 4],
  [1, 3, 5],
  [1, 2, 3, 4],
  [3, 4, 5],
];

export interface Span {
  start: DayNumber;
  weeks: number;
}

/** Somebody with their reasons, of which the two that decide most are seldom in the middle. */
export function makeMember(chance: Chance, given: { team: Team; span: Span; at: number }): Member {
  const { team, span } = given;
  const causes = drawCauses(chance, team);
  const odd = drawOdd(chance);
  const end = span.start + span.weeks * 7;
  const joinsLater = chance.is(0.12);
  const joins = joinsLater ? span.start + 7 * chance.whole(3, span.weeks - 6) : span.start;
  const leaves =
    !joinsLater && chance.is(0.06) ? span.start + chance.whole(60, span.weeks * 7) : null;
  const begins = 60 * chance.pick([7, 7.5, 8, 8, 8.5, 9]) + chance.whole(-10, 10);
  const member: Member = {
    id: chance.id(given.at),
    name: `${chance.pick(FIRST)} ${chance.pick(LAST)}`,
    role: 'member',
    team,
    zone: chance.is(0.1) ? 'America/New_York' : 'Europe/Berlin',
    joins,
    leaves: leaves !== null && leaves < end ? leaves : null,
    causes,
    talent: chance.next(),
    fall: drawFall(chance, causes, { span, joins }),
    odd,
    weekdays: odd.has('part_time') ? chance.pick(PART_TIMES) : FIVE,
    begins,
    ends: begins + 60 * (odd.has('part_time') ? chance.pick([6, 8]) : chance.between(8, 9.2)),
    contacts_a_week: odd.has('few_contacts')
      ? chance.between(1.1, 2.4)
      : Math.min(40, Math.max(4, chance.lognormal(10, 0.45))),
    unseen: chance.beta(2, 6),
    sentence_s: chance.lognormal(14, 0.3) * (odd.has('slow_typist') ? 3.2 : 1),
    absences: [],
    customers: [],
  };
  member.absences = drawAbsences(chance, span);
  return member;
}

function drawCauses(chance: Chance, team: Team): Causes {
  // most who could want it do where nobody is pressed; orders come where few want it
  const willing = team.order.kind === 'none' ? 0.68 : 0.46;
  const want = chance.is(willing) ? chance.beta(9, 2.2) : chance.beta(2, 9);
  const can = chance.is(0.86) ? chance.beta(10, 2) : chance.beta(2, 8);
  return {
    want,
    can,
    obey: chance.beta(3, 1.5),
    cunning: team.schemes ? chance.beta(8, 2) : chance.beta(1.6, 2.8),
  };
}

const ODD_SHARES: readonly (readonly [Odd, number])[] = [
  ['evening', 0.12],
  ['part_time', 0.12],
  ['slow_typist', 0.12],
  ['few_contacts', 0.08],
  ['friday_tidier', 0.13],
  ['planned_exporter', 0.1],
  ['late_sync', 0.06],
  ['wrong_clock', 0.05],
];

function drawOdd(chance: Chance): ReadonlySet<Odd> {
  return new Set(ODD_SHARES.filter(([, share]) => chance.is(share)).map(([odd]) => odd));
}

function drawFall(
  chance: Chance,
  causes: Causes,
  { span, joins }: { span: Span; joins: DayNumber },
): Fall | null {
  const wants = causes.want >= 0.5 && causes.can >= 0.5;
  const earliest = Math.ceil((joins - span.start) / 7) + 11;
  if (!wants || earliest > span.weeks - 3 || !chance.is(0.2)) return null;
  return { week: chance.whole(earliest, span.weeks - 3), over: chance.pick([0, 0, 1, 2, 3]) };
}

function drawAbsences(chance: Chance, span: Span): Absence[] {
  const absences: Absence[] = [];
  const end = span.start + span.weeks * 7;
  for (let day = span.start + chance.whole(10, 70); day < end; day += chance.whole(40, 110)) {
    const length = chance.weighted([
      [chance.whole(1, 3), 3],
      [5, 2],
      [12, 3],
      [19, 1],
    ]);
    // leave is told; a day in bed often not
    absences.push({ first: day, last: day + length - 1, told: length >= 4 || chance.is(0.5) });
  }
  if (chance.is(0.03)) {
    const first = span.start + chance.whole(30, 100);
    absences.push({ first, last: first + 41, told: true });
  }
  const there = absences.sort((a, b) => a.first - b.first);
  return there.filter((one, at) => at === 0 || one.first > there[at - 1]!.last + 1);
}

/** The office: brings in what other systems send. Nobody's uptake is asked of it. */
export function makeAdministrator(chance: Chance, team: Team, start: DayNumber): Member {
  const office = makeMember(chance, { team, span: { start, weeks: 30 }, at: start * DAY });
  return {
    ...office,
    ...{ name: 'Office', role: 'administrator' as const, joins: start, leaves: null, fall: null },
    ...{ odd: new Set<Odd>(), weekdays: FIVE, absences: [], contacts_a_week: 0 },
  };
}
