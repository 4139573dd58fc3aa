import { Chance } from '../chance.ts';
import { DAY, type DayNumber, dayNumber, mondayOf } from './calendar.ts';
import type { LeadWay, Order } from './causes.ts';
import { makeAdministrator, makeMember, type Span } from './make-member.ts';
import type { Customer, Family, Member, Organisation, Team } from './organisation.ts';

const WAYS: readonly (readonly [LeadWay, number])[] = [
  ['leads_by_it', 0.55],
  ['opens_only', 0.17],
  ['spreadsheet', 0.16],
  ['by_word', 0.12],
];
const AREAS = 'North South East West Key Service Partners Online Export Projects'.split(' ');

/** Teams, their leaders and orders, people with their reasons, and whom they look after. */
export function makeOrganisation(family: Family, seed: number, people?: number): Organisation {
  const chance = new Chance(`organisation ${family} ${seed}`);
  const span: Span = {
    start: mondayOf(dayNumber('2024-09-02') + chance.whole(0, 250)),
    weeks: chance.whole(26, 40),
  };
  const size = people ?? chance.whole(25, 60);
  const teams = makeTeams(chance.fork('teams'), size, span.start);
  const members = teams.flatMap((team, nr) =>
    Array.from({ length: team.size }, (_, at) =>
      makeMember(chance.fork(`member ${nr} ${at}`), {
        team: team.team,
        span,
        at: span.start * DAY,
      }),
    ),
  );
  const all = teams.map(({ team }) => team);
  nameLeaders(chance.fork('leaders'), all, members);
  const customers = makeCustomers(chance.fork('customers'), members.length * 12, span.start);
  giveCustomers(chance.fork('portfolios'), members, customers);
  return {
    ...{ name: `Simulated ${family} ${seed}`, family, seed, ...span },
    administrator: makeAdministrator(chance.fork('office'), all[0]!, span.start),
    ...{ teams: all, members, customers },
    moves: makeMoves(chance.fork('moves'), { members, teams: all, span }),
  };
}

function makeTeams(chance: Chance, size: number, start: DayNumber): { team: Team; size: number }[] {
  const teams: { team: Team; size: number }[] = [];
  let left = size;
  while (left > 0) {
    const isAlone = teams.length === 3 && chance.is(0.5);
    const count = isAlone ? 1 : Math.min(left, chance.whole(4, 9));
    left -= count;
    const name = `${AREAS[teams.length % AREAS.length]} ${Math.floor(teams.length / AREAS.length) + 1}`;
    const team: Team = {
      ...{ id: chance.id(start * DAY), name, leader: null },
      ...{ lead_way: chance.weighted(WAYS), order: drawOrder(chance), schemes: false },
    };
    team.schemes = team.order.kind === 'fill' && chance.is(0.2);
    teams.push({ team, size: count });
  }
  return teams;
}

function drawOrder(chance: Chance): Order {
  const kind = chance.weighted<Order['kind']>([
    ['none', 0.46],
    ['fill', 0.34],
    ['calls', 0.2],
  ]);
  if (kind === 'none') return { kind };
  if (kind === 'calls') return { kind, a_day: chance.whole(8, 12) };
  const weekday = chance.weighted([
    [5, 6],
    [1, 1],
    [4, 2],
  ]);
  return { kind, weekday, hour: weekday === 1 ? chance.whole(9, 11) : chance.whole(12, 17) };
}

/** Leaders stay: who leads a team is there from the first day on. Now and then one leads two. */
function nameLeaders(chance: Chance, teams: Team[], members: Member[]): void {
  for (const team of teams) {
    const leader = members.find((member) => member.team === team)!;
    team.leader = leader;
    Object.assign(leader, { role: 'manager', leaves: null });
    if (leader.fall === null) leader.joins = Math.min(...members.map(({ joins }) => joins));
    // who leads much meets fewer customers
    if (chance.is(0.5)) leader.contacts_a_week *= 0.5;
  }
  if (teams.length > 3 && chance.is(0.5)) {
    const [first, second] = teams as [Team, Team];
    second.leader!.role = 'member';
    second.leader = first.leader;
    second.lead_way = first.lead_way;
  }
}

function makeCustomers(chance: Chance, count: number, start: DayNumber): Customer[] {
  return Array.from({ length: count }, (_, at) => ({
    company_id: chance.id(start * DAY),
    person_ids: Array.from({ length: chance.whole(1, 3) }, () => chance.id(start * DAY)),
    deal_id: chance.id(start * DAY),
    name: `${chance.pick(AREAS)} ${chance.pick(['Works', 'Trading', 'Farms', 'Hotels', 'Mills'])} ${at + 1}`,
  }));
}

/** Some have one who looks after them, many two or three, mostly of one team. */
function giveCustomers(chance: Chance, members: Member[], customers: Customer[]): void {
  for (const customer of customers) {
    const first = chance.pick(members);
    const near = members.filter(({ team }) => team === first.team);
    const touching = new Set([first]);
    if (chance.is(0.45)) touching.add(chance.pick(near));
    if (chance.is(0.2)) touching.add(chance.pick(members));
    for (const member of touching) member.customers.push(customer);
  }
  for (const member of members) {
    while (member.customers.length < 8) member.customers.push(chance.pick(customers));
  }
}

function makeMoves(
  chance: Chance,
  { members, teams, span }: { members: Member[]; teams: Team[]; span: Span },
): Organisation['moves'] {
  const leaders = new Set(teams.map(({ leader }) => leader));
  const able = members.filter((one) => !leaders.has(one) && one.leaves === null);
  if (able.length === 0 || teams.length < 3 || !chance.is(0.4)) return [];
  const member = chance.pick(able);
  const others = teams.filter((team) => team !== member.team && team.order.kind === 'none');
  if (others.length === 0 || member.causes.want < 0.5) return [];
  const from = member.team;
  member.team = chance.pick(others);
  const day = Math.max(member.joins + 28, span.start + 7 * chance.whole(6, span.weeks - 10));
  return day < span.start + span.weeks * 7 - 56 ? [{ member, from, day }] : restore(member, from);
}

function restore(member: Member, from: Team): Organisation['moves'] {
  member.team = from;
  return [];
}
