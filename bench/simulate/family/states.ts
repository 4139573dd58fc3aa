import { Chance } from '../chance.ts';
import type { Deed } from '../play/deed.ts';
import { Desk } from '../play/desk.ts';
import type { Kind } from '../world/causes.ts';
import type { Member, Organisation, Team } from '../world/organisation.ts';
import { fallenBy, kindAfterFall, kindAtFirst } from '../world/truth.ts';
import { actUnderOrder } from './states-pressed.ts';
import { liveWeek } from './states-week.ts';

/** How a week goes with it. Nobody sees it, they themselves least of all. */
export type State = 'deep' | 'light' | 'swamped' | 'dry';
const STATES: readonly State[] = ['deep', 'light', 'swamped', 'dry'];

export interface Someone {
  member: Member;
  desk: Desk;
  chance: Chance;
  organisation: Organisation;
  kind: Kind;
  state: State;
  /** How strongly they follow an order just now; comes and goes over weeks. */
  heed: number;
  /** What is one's own, whatever the week: how much of a state shows. */
  bent: number;
}

/**
 * Family C: weeks have hidden states that follow one another; states infect the team, customers come
 * in bursts and by season, and what is rare is very rare or very much.
 */
export function playStates(organisation: Organisation, deeds: Deed[]): void {
  const office = organisation.administrator.id;
  const people = organisation.members.map((member): Someone => {
    const chance = new Chance(`states ${organisation.seed} ${member.id}`);
    const desk = new Desk({ deeds, chance: chance.fork('desk'), member, office });
    const kind = kindAtFirst(member);
    return {
      ...{ member, desk, chance, organisation, kind, state: kind === 'adopter' ? 'light' : 'dry' },
      ...{ heed: member.causes.obey, bent: chance.normal(0, 0.35) },
    };
  });
  for (let week = 0; week < organisation.weeks; week++) {
    const moods = moodsOf(people);
    for (const someone of people) {
      const { member, chance } = someone;
      const day = organisation.start + week * 7;
      const fallen = fallenBy(member, organisation.start, day);
      someone.kind = chance.is(fallen) ? kindAfterFall(member) : kindAtFirst(member);
      someone.state = nextState(someone, moods.get(member.team) ?? 0.5);
      someone.heed = Math.min(
        1,
        Math.max(0.2, 0.7 * someone.heed + 0.3 * member.causes.obey + chance.normal(0, 0.12)),
      );
      const met = liveWeek(someone, week);
      actUnderOrder(someone, week, met);
    }
  }
}

/** The share of each team that is deep in it. */
function moodsOf(people: readonly Someone[]): Map<Team, number> {
  const moods = new Map<Team, number>();
  for (const { member } of people) {
    if (moods.has(member.team)) continue;
    const near = people.filter((one) => one.member.team === member.team);
    moods.set(member.team, near.filter(({ state }) => state === 'deep').length / near.length);
  }
  return moods;
}

/** What stands in the way of who wants to and cannot, on the scale of logarithms. */
export function heldBack(kind: Kind, can: number): number {
  return kind === 'struggler' ? 5 * Math.max(0, 0.5 - can) : 0;
}

/** Where one tends to by one's causes, pulled a little to where the team is, and slow to move. */
function nextState({ member, kind, state, chance }: Someone, mood: number): State {
  const { want, can } = member.causes;
  const wants = kind === 'adopter' || kind === 'struggler' ? want : Math.min(want, 0.25);
  const pull = 7 * (wants - 0.5) + 1.4 * (mood - 0.5);
  const held = heldBack(kind, can);
  const weights: Record<State, number> = {
    deep: Math.exp(pull - 2 * held),
    light: Math.exp(0.55 * pull - held),
    swamped: 0.3 + Math.exp(held) * 0.25 * Math.exp(0.3 * pull),
    dry: Math.exp(-pull),
  };
  const stays = state === 'swamped' ? 0.15 : 0.55;
  if (chance.is(stays) && weights[state] > 0.4) return state;
  return chance.weighted(STATES.map((one) => [one, weights[one]] as const));
}
