export const RATINGS = ['good', 'fair', 'bad'] as const;
export type Rating = (typeof RATINGS)[number];

export const DAYS_TO_CHANGE = 7;
export const MOST_COMMENT = 4000;
const DAY_MS = 24 * 60 * 60_000;

export function isRating(value: unknown): value is Rating {
  return RATINGS.some((rating) => rating === value);
}

/** Whether the customer may say it still, or say it anew. */
export function canSay(
  { status, satisfied_at }: { status: string | null; satisfied_at: string | null },
  now: Date,
): boolean {
  if (status !== 'resolved' && status !== 'closed') return false;
  return (
    satisfied_at === null || now.getTime() - Date.parse(satisfied_at) < DAYS_TO_CHANGE * DAY_MS
  );
}
