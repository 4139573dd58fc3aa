import { Chance } from '../chance.ts';
import { DAY, dayText, HOUR, instantOf, MINUTE } from '../world/calendar.ts';
import type { Customer, Member, Organisation } from '../world/organisation.ts';
import type { Deed, Doing } from './deed.ts';

/** People, teams and customers as they come in, leave that is told, and what comes by night. */
export function setUp(organisation: Organisation): Deed[] {
  const office = organisation.administrator.id;
  const deeds: Deed[] = [];
  const add = (at: number, doing: Doing, via: Deed['via'] = 'web') =>
    deeds.push({ at, actor: office, via, doing });
  const first = organisation.start * DAY - 8 * HOUR;
  for (const [nr, { id, name }] of organisation.teams.entries()) {
    add(first + nr * 1000, { do: 'team', id, name });
  }
  const came = new Map(organisation.moves.map(({ member, from }) => [member, from]));
  for (const [nr, member] of organisation.members.entries()) {
    const at = member.joins * DAY - 7 * HOUR + nr * 1000;
    add(at, joining(member, came.get(member)?.id ?? member.team.id));
    if (member.leaves !== null) {
      const gone: Doing = {
        do: 'change_member',
        id: member.id,
        changes: { active: [true, false] },
      };
      add(member.leaves * DAY + 6 * HOUR, gone);
    }
    for (const { first: from, last, told } of member.absences) {
      const days = { first_day: dayText(from), last_day: dayText(last) };
      const doing: Doing = {
        do: 'absent',
        id: `${member.id.slice(0, -5)}${from % 1e5}`.padEnd(36, '0'),
        member_id: member.id,
        ...days,
      };
      const isStill = member.leaves === null || from < member.leaves;
      if (told && isStill && from > member.joins) add((from - 1) * DAY + 9 * HOUR + nr, doing);
    }
  }
  for (const { id, leader } of organisation.teams) {
    const at = Math.max(organisation.start, leader!.joins) * DAY - 6 * HOUR;
    add(at, { do: 'name_leader', id, leader_id: leader!.id });
  }
  for (const { member, from, day } of organisation.moves) {
    const changes: Record<string, [unknown, unknown]> = { team_id: [from.id, member.team.id] };
    add(day * DAY + 5 * HOUR, { do: 'change_member', id: member.id, changes });
  }
  addCustomers(organisation, add);
  addNights(organisation, add);
  return deeds;
}

type Add = (at: number, doing: Doing, via?: Deed['via']) => void;

function joining(member: Member, team_id: string): Doing {
  const { id, name, role, zone, weekdays } = member;
  return { do: 'join', id, name, role, team_id, time_zone: zone, working_days: [...weekdays] };
}

function addCustomers({ customers, members, start }: Organisation, add: Add): void {
  const owners = new Map<Customer, string>();
  for (const member of members.filter(({ joins }) => joins === start)) {
    for (const customer of member.customers)
      if (!owners.has(customer)) owners.set(customer, member.id);
  }
  const at = start * DAY - 5 * HOUR;
  const known = customers.map((customer) => ({
    ...customer,
    owner_id: owners.get(customer) ?? null,
  }));
  const companies = known.map(({ company_id, name, owner_id }) => ({
    id: company_id,
    name,
    owner_id,
  }));
  add(at, { do: 'create', type: 'company', records: companies }, 'import');
  const people = known.flatMap(({ company_id, person_ids, owner_id }) =>
    person_ids.map((id, nr) => ({ id, last_name: `Contact ${nr + 1}`, company_id, owner_id })),
  );
  add(at + MINUTE, { do: 'create', type: 'person', records: people }, 'import');
  const deals = known.map(({ deal_id, company_id, name, owner_id }) => ({
    ...{ id: deal_id, name: `Supply of ${name}`, company_id, owner_id },
  }));
  add(at + 2 * MINUTE, { do: 'create', type: 'deal', records: deals }, 'import');
}

/** A list from the accounts, some nights: notes by the hundred, in the office's name. */
function addNights(
  { family, seed, customers, start, weeks, members }: Organisation,
  add: Add,
): void {
  const chance = new Chance(`nights ${family} ${seed}`);
  for (let week = 1; week < weeks; week++) {
    if (!chance.is(0.12)) continue;
    const at = instantOf('Europe/Berlin', start + week * 7 + chance.whole(0, 6), 125);
    const there = members.filter(({ joins }) => joins * DAY < at - DAY);
    const records = Array.from({ length: chance.whole(80, 300) }, () => {
      const { company_id, person_ids } = chance.pick(customers);
      const occurred_at = new Date(at - chance.between(1, 20) * DAY).toISOString();
      const about = { company_id, person_id: chance.pick(person_ids), occurred_at };
      const owner_id = chance.is(0.5) ? chance.pick(there).id : null;
      return { id: chance.id(at), kind: 'note', body: 'From the accounts', owner_id, ...about };
    });
    add(at, { do: 'create', type: 'activity', records }, 'import');
  }
}
