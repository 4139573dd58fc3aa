import type {
  MeasureName,
  PersonMeasures,
  TeamMeasures,
} from '#src/features/adoption/measure/measures.ts';
import { isSafe, LEAST_PEOPLE } from './sums.ts';

/** Signs of doing it by order alone are a person's own to see; others know them as sums of many. */
const OWN: readonly MeasureName[] = ['edict', 'padding'];

type Seen = Pick<PersonMeasures, 'verdict' | 'step' | 'seen' | 'missing'>;

/** What is said of somebody to others: from end to end without the signs, so that none is left over. */
export function standingForOthers({ seen, missing }: Seen): Omit<Seen, 'seen'> {
  return { ...seen, missing: missing.filter((name) => !OWN.includes(name)) };
}

/** A person's figures as somebody else may see them. */
export function forOthers<T extends Seen & Pick<PersonMeasures, 'edict' | 'padding'>>(
  measures: T,
): T {
  return {
    ...measures,
    ...standingForOthers(measures),
    edict: { edits: measures.edict.edits, slot: null, bunched: null, late: null, value: null },
    padding: { entries: measures.padding.entries, unmatched: 0, value: null },
  };
}

type Counts = 'adopted' | 'not_yet' | 'not_enough';
/** A team as it is told; null: a count that would tell of few. */
export type ToldTeam = Omit<TeamMeasures, Counts> & Record<Counts, number | null>;

const UNTOLD = {
  ...{ journey: { customers: 0, complete: 0, rate: null, people_per_customer: null } },
  ...{ freshness: { rate: null, of: 0 }, completeness: { rate: null, of: 0 } },
  ...{ stale_deals: { rate: null, of: 0 }, shadow: null },
  give_get: { asked_s: 0, given_s: 0, ratio: null },
};

/** A team as those see it who are not of it: its state in a word, and numbers of many alone. */
export function forOutsiders(team: TeamMeasures): ToldTeam {
  const { adopted, not_yet, not_enough } = team;
  const counted = adopted + not_yet + not_enough;
  const isLarge = counted >= LEAST_PEOPLE;
  const isTold = isLarge && isSafe([adopted, not_yet, not_enough]);
  return {
    ...team,
    ...(!isLarge && UNTOLD),
    ...(!isTold && { reason: { key: 'untold', counts: {} } }),
    ...(!isTold && { adopted: null, not_yet: null, not_enough: null }),
    ...{ exempt: [], leader: null },
  };
}
