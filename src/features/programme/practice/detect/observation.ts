/** What is held against won and lost deals: each done before it was known how the deal would end. */
export const DEAL_HABITS = [
  'quick_touch',
  'second_person',
  'next_step_set',
  'goal_written',
  'looked_up',
  'quote_soon',
  'visit_before_quote',
  'touch_after_quote',
] as const;
/** What is held against customers who ordered again and who did not: done in the year before. */
export const CUSTOMER_HABITS = ['visited', 'each_quarter', 'two_people'] as const;
export const HABITS = [...DEAL_HABITS, ...CUSTOMER_HABITS] as const;
export type Habit = (typeof HABITS)[number];

/** One deal that is closed, or one customer of last year. */
export interface Observation {
  id: string;
  owner_id: string;
  /** Won, or ordered again. */
  good: boolean;
  /** Only what is alike is compared: the pipeline, and how large it is. */
  stratum: string;
  /** Null: it could not have been done here. */
  habits: Partial<Record<Habit, boolean | null>>;
}
