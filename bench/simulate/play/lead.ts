import type { Chance } from '../chance.ts';
import { DAY, type DayNumber, dayText, HOUR, instantOf, MINUTE } from '../world/calendar.ts';
import type { Organisation, Team } from '../world/organisation.ts';
import type { Deed, Doing } from './deed.ts';
import { isThere } from './presence.ts';

/** What a leader does with the figures in one meeting. */
export interface Moves {
  opens: boolean;
  drills: boolean;
  decides: number;
  /** Has somebody make a file before it. */
  asksOutside: boolean;
}

/** Plans a team's meetings, and lets the leader hold each as they do. */
export function holdMeetings(
  organisation: Organisation,
  team: Team,
  given: { chance: Chance; deeds: Deed[]; movesOf: (week: number) => Moves },
): void {
  const { chance, deeds, movesOf } = given;
  const leader = team.leader!;
  const people = organisation.members.filter((member) => member.team === team && member !== leader);
  const weekday = chance.whole(0, 4);
  const minute = chance.pick([540, 570, 600, 840]);
  const every = chance.weighted([
    [1, 7],
    [2, 3],
  ]);
  for (let week = 1; week < organisation.weeks; week += every) {
    const day = organisation.start + week * 7 + weekday;
    if (day < leader.joins + 3) continue;
    const there = people.filter((member) => isThere(member, day));
    // a leader who is away calls it off; now and then a week is too full
    if (!isThere(leader, day) || chance.is(0.04)) continue;
    const at = instantOf(leader.zone, day, minute);
    const attendees = people.filter(({ joins, leaves }) => joins <= day && leaves === null);
    hold(
      {
        at,
        day,
        team,
        attendees: attendees.map(({ id }) => id),
        office: organisation.administrator.id,
        helper: there[0]?.id ?? leader.id,
      },
      { chance, deeds, moves: movesOf(week) },
    );
  }
}

interface Held {
  at: number;
  day: DayNumber;
  team: Team;
  attendees: string[];
  office: string;
  helper: string;
}

function hold(
  held: Held,
  { chance, deeds, moves }: { chance: Chance; deeds: Deed[]; moves: Moves },
): void {
  const { at, day, team, office } = held;
  const id = chance.id(at);
  const leader = team.leader!.id;
  const add = (when: number, actor: string, doing: Doing) =>
    deeds.push({ at: Math.round(when), actor, via: 'web', doing });
  const planned = {
    ...{ id, name: `${team.name} weekly`, board: 'manager', starts_on: dayText(day) },
    ...{
      attendees: held.attendees.filter((one) => one !== leader),
      owner_id: leader,
      status: 'planned',
    },
  };
  add(at - 3 * DAY, office, { do: 'create', type: 'meeting', records: [planned] });
  if (moves.asksOutside) {
    const file: Doing = { do: 'export', id: chance.id(at), record_type: 'deal', rows: 200 };
    add(at - chance.between(1, 6) * HOUR, chance.is(0.7) ? leader : held.helper, file);
  }
  if (!moves.opens) return;
  add(at + chance.between(-3, 6) * MINUTE, leader, { do: 'start', id });
  if (moves.drills) add(at + chance.between(8, 20) * MINUTE, leader, { do: 'drill', id });
  for (let nr = 0; nr < moves.decides; nr++) {
    const when = at + (22 + 6 * nr) * MINUTE;
    const owner_id = planned.attendees.length > 0 ? chance.pick(planned.attendees) : leader;
    const due_on = dayText(day + chance.whole(5, 20));
    const decision = {
      id: chance.id(when),
      what: 'Call the three that wait',
      reason: 'They wait longest.',
      owner_id,
      due_on,
    };
    add(when, leader, { do: 'decide', id, decision });
  }
  add(at + chance.between(45, 70) * MINUTE, leader, { do: 'end', id });
}
