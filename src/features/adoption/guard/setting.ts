import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';
import { utcDay } from '#src/lib/days.ts';

/** When Uptake began here, and how long what is measured is for learning alone. */
export interface UptakeSetting {
  id: string;
  /** The first day of working with it; null: as the programme says. */
  started_on: string | null;
  /** By team, where they began at different times. */
  team_starts: Record<string, string>;
  /** The months that are compared with; null: the usual ones. */
  baseline: { from: string; to: string } | null;
  window_until: string | null;
  version: number;
}

const DAY_MS = 86_400_000;

export interface LearningWindow {
  from: string;
  /** The last day of it. */
  until: string;
  open: boolean;
}

/** In it nothing about persons leaves the pages on which they see it themselves; null before a start. */
export function learningWindow(
  { started_on, window_until }: Pick<UptakeSetting, 'started_on' | 'window_until'>,
  today: string,
): LearningWindow | null {
  if (!started_on) return null;
  const usual = new Date(Date.parse(started_on) + (THRESHOLDS.learning_days - 1) * DAY_MS);
  const usually = utcDay(usual);
  // it may be made longer, never shorter
  const until = window_until && window_until > usually ? window_until : usually;
  return { from: started_on, until, open: today >= started_on && today <= until };
}
