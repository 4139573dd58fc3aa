import { shareAlike } from '#src/features/people/person/server/share-commands.ts';
import type { Referrer, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';

/** What is written about a deal, and follows who may see it; see docs/decisions/006. */
const FOLLOWERS = new Set(['activity', 'task']);

export async function shareWithDeal(
  ctx: WriteContext,
  referrers: readonly Referrer[],
  rows: SavedRow[],
): Promise<void> {
  const changed = rows.filter(
    ({ before, after }) => before && before.visibility !== after.visibility,
  );
  if (changed.length === 0) return;
  const theirs = referrers.filter(({ type }) => FOLLOWERS.has(type.declaration.type));
  await shareAlike(ctx, theirs, changed);
}
