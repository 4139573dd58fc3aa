export const CONCERN_STATES = [
  'raised',
  'clustered',
  'diagnosed',
  'answered',
  'acting',
  'verified',
  'reopened',
] as const;
export type ConcernState = (typeof CONCERN_STATES)[number];

export const ORIGINS = ['workshop', 'button', 'pulse'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Where it comes from: how Uptake is set up, how it was brought in, how people are led. */
export const CAUSES = ['set_up', 'implemented', 'managed'] as const;
export type Cause = (typeof CAUSES)[number];

/** What is new to people: the technology, or the way of working. */
export const AXES = ['technology', 'working'] as const;
export type Axis = (typeof AXES)[number];

export const LONGEST_TITLE = 200;

/** What somebody has to give up for it to change. */
export const LOSSES = ['status', 'autonomy', 'competence', 'time', 'relationships'] as const;
export type Loss = (typeof LOSSES)[number];

export const ANSWERS = ['yes', 'no', 'experiment'] as const;
export type ConcernAnswer = (typeof ANSWERS)[number];

/** What is done about it. Experiments are the adaptive ones. */
export const FIXES = ['software', 'process', 'training'] as const;
export type Fix = (typeof FIXES)[number];
export const INTERVENTIONS = [...FIXES, 'adaptive'] as const;
export type InterventionKind = (typeof INTERVENTIONS)[number];

/** So many fixes that did not hold say that it was not a technical problem. */
export const MOST_FAILED_FIXES = 2;

/** Working days within which the concerns that weigh most have an answer. */
export const ANSWER_DAYS = 10;
/** Working days after which one of them stands in the day of whoever decides. */
export const REMIND_DAYS = 5;

interface Weighed {
  weight: number;
  id: string;
}

/** The third with the most weight, but three at least; of equal ones it stays the same each time. */
export function topConcerns<C extends Weighed>(all: readonly C[]): C[] {
  const count = Math.min(all.length, Math.max(3, Math.ceil(all.length / 3)));
  return all.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, count);
}
