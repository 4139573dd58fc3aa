/** The ten questions; each is answered by 0 (no), 1 (partly) or 2 (yes). */
export const QUESTIONS = [
  'described_differently',
  'no_known_fix',
  'came_back',
  'give_up',
  'said_not_done',
  'crosses_teams',
  'heated_or_avoided',
  'order_changes_behaviour',
  'raisers_change_too',
  'expert_leaves_it',
] as const;
export type Question = (typeof QUESTIONS)[number];
export type Scores = Record<Question, number>;

export const CLASSES = ['technical', 'mixed', 'adaptive', 'undetermined'] as const;
export type ConcernClass = (typeof CLASSES)[number];

/** The most points of each class. */
export const MOST_POINTS = { technical: 6, mixed: 12, adaptive: 20 } as const;

export function pointsOf(scores: Scores): number {
  return QUESTIONS.reduce((sum, name) => sum + scores[name], 0);
}

export function classOf(points: number): Exclude<ConcernClass, 'undetermined'> {
  if (points <= MOST_POINTS.technical) return 'technical';
  return points <= MOST_POINTS.mixed ? 'mixed' : 'adaptive';
}

/** Where people must change, somebody gives something up, and it is said what. */
export function givesUp(scores: Scores): boolean {
  return classOf(pointsOf(scores)) === 'adaptive';
}

/** What two raters found, each by themselves; null until both are done. */
export function judge(ratings: readonly Scores[]): ConcernClass | null {
  if (ratings.length < 2) return null;
  const [first, ...others] = ratings.map((scores) => classOf(pointsOf(scores)));
  return others.every((one) => one === first) ? first! : 'undetermined';
}
