import { Chance } from '../chance.ts';
import type { Deed } from '../play/deed.ts';
import { holdMeetings, type Moves } from '../play/lead.ts';
import type { LeadWay } from '../world/causes.ts';
import type { Organisation } from '../world/organisation.ts';

interface Bent {
  opens: number;
  drills: number;
  decides: number;
  outside: number;
}

/** What each way of leading comes to in a meeting, on average; each leader has their own. */
const BENTS: Record<LeadWay, (chance: Chance) => Bent> = {
  leads_by_it: (chance) => ({
    opens: chance.beta(40, 1),
    drills: chance.beta(22, 1),
    decides: chance.beta(22, 1.4),
    outside: chance.beta(1, 30),
  }),
  opens_only: (chance) => ({
    opens: chance.beta(20, 2),
    drills: chance.beta(2, 6),
    decides: chance.beta(1, 14),
    outside: chance.beta(2, 8),
  }),
  spreadsheet: (chance) => ({
    opens: chance.beta(2, 8),
    drills: chance.beta(1, 8),
    decides: chance.beta(1, 8),
    outside: chance.beta(8, 2),
  }),
  by_word: (chance) => ({
    opens: chance.beta(1, 8),
    drills: 0.05,
    decides: 0.05,
    outside: chance.beta(1, 8),
  }),
};

/** Meetings of all teams. In families B and C a hard week spoils more than one of them. */
export function leadTeams(organisation: Organisation, deeds: Deed[]): void {
  for (const team of organisation.teams) {
    const chance = new Chance(`leading ${organisation.family} ${organisation.seed} ${team.id}`);
    const bent = BENTS[team.lead_way](chance);
    const hard =
      organisation.family === 'A' ? [] : hardWeeks(chance.fork('hard'), organisation.weeks);
    const movesOf = (week: number): Moves => {
      const less = hard.includes(week) ? 0.75 : 1;
      const opens = chance.is(bent.opens * less);
      return {
        opens,
        drills: opens && chance.is(bent.drills * less),
        decides: opens && chance.is(bent.decides * less) ? 1 + chance.poisson(0.5) : 0,
        asksOutside: chance.is(bent.outside),
      };
    };
    holdMeetings(organisation, team, { chance: chance.fork('meetings'), deeds, movesOf });
  }
}

function hardWeeks(chance: Chance, weeks: number): number[] {
  const begin = chance.whole(4, weeks);
  return chance.is(0.5) ? [begin, begin + 1] : [];
}
