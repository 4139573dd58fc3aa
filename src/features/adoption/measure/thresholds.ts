/** Every number that decides anything about uptake. Published by `GET /api/v1/adoption/formulas`. */
export const THRESHOLDS = {
  /** Working weeks that are looked at. */
  window_weeks: 8,
  /** Fewer observable contacts than this say nothing. */
  contacts_at_least: 8,
  coverage_share: 0.7,
  coverage_probability: 0.8,
  pull_share: 0.25,
  pull_hours: 24,
  follow_through_share: 0.7,
  edict_edits: 8,
  edict_slot_hours: 3,
  edict_value: 0.35,
  padding_entries: 8,
  padding_value: 0.35,
  give_get_ratio: 1.2,
  leader_use: 0.8,
  shadow_people: 5,
  shadow_days: 14,
  offline_days: 3,
  drop_k: 0.5,
  drop_h: 4.5,
} as const;

export type ThresholdName = keyof typeof THRESHOLDS;
