import { leadTeams } from '../family/leading.ts';
import { playPlanners } from '../family/planner.ts';
import { playRenewals } from '../family/renewal.ts';
import { playStates } from '../family/states.ts';
import { DAY } from '../world/calendar.ts';
import type { Family, Organisation } from '../world/organisation.ts';
import type { Deed } from './deed.ts';
import { keepOwnLists } from './keep-own-lists.ts';
import { setUp } from './set-up.ts';

const PLAYS: Record<Family, (organisation: Organisation, deeds: Deed[]) => void> = {
  A: playRenewals,
  B: playPlanners,
  C: playStates,
};

/** All that is done in an organisation, in the order of time; what would lie after its end is not. */
export function playOrganisation(organisation: Organisation): Deed[] {
  const deeds = setUp(organisation);
  PLAYS[organisation.family](organisation, deeds);
  leadTeams(organisation, deeds);
  keepOwnLists(organisation, deeds);
  const end = (organisation.start + organisation.weeks * 7) * DAY;
  return deeds.filter(({ at }) => at < end).sort((a, b) => a.at - b.at);
}
