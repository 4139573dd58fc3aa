/** What is shown of a person or a team and may be said to be wrong. */
export const FIGURES = [
  'given',
  'asked',
  'give_get',
  'coverage',
  'pull',
  'follow_through',
  'edict',
  'padding',
  'step',
  'team_state',
  'journey',
  'gaps',
  'freshness',
  'completeness',
  'stale_deals',
  'leader_use',
  'shadow',
] as const;
export type FigureName = (typeof FIGURES)[number];

export const OUTCOMES = ['mended', 'stands'] as const;
export type CorrectionOutcome = (typeof OUTCOMES)[number];
