import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { LEAST_PEOPLE } from './sums.ts';

/** Of groups in which nobody stands twice, whether anybody in them shows signs of doing it by order alone. */
export interface Together {
  teams: Record<string, boolean>;
  /** Of all others together, who are too few by team; null: too few even so. */
  rest: boolean | null;
}

interface Member {
  /** The team they belong to, or lead where they belong to none. */
  team_id: string;
  measures: Pick<PersonMeasures, 'verdict' | 'seen'>;
}

/**
 * No number, and no group within another: of five people of whom something can be said it is told
 * whether there is anyone, and it is told of each person once.
 */
export function tellTogether(members: readonly Member[]): Together {
  const judged = members.filter(({ measures }) => measures.seen.verdict !== 'not_enough');
  const ids = [...new Set(judged.map(({ team_id }) => team_id))];
  const groups = ids.map((id) => [id, judged.filter(({ team_id }) => team_id === id)] as const);
  const large = groups.filter(([, group]) => group.length >= LEAST_PEOPLE);
  const rest = groups.flatMap(([, group]) => (group.length < LEAST_PEOPLE ? group : []));
  return {
    teams: Object.fromEntries(large.map(([id, group]) => [id, group.some(hasSigns)])),
    rest: rest.length < LEAST_PEOPLE ? null : rest.some(hasSigns),
  };
}

/** Nothing that others see is missing, and yet it is not there. */
function hasSigns({ measures: { verdict, seen } }: Member): boolean {
  return seen.verdict === 'adopted' && verdict !== 'adopted';
}

export function togetherOf(together: Together | null, teamId: string): boolean {
  return (together?.teams[teamId] ?? together?.rest) === true;
}
