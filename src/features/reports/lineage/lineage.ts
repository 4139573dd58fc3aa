/** What may read a field. Of all but screens it is known which fields it names. */
export const READER_KINDS = [
  'metric',
  'report',
  'dashboard',
  'meeting',
  'decision',
  'rule',
  'approval_rule',
  'segment',
  'view',
  'screen',
] as const;
export type ReaderKind = (typeof READER_KINDS)[number];

/** A field that nobody has read for so long is proposed to be taken away. */
export const UNREAD_DAYS = 90;
/** Fewer records that were opened say nothing of a field that none of them holds. */
export const OPENED_ENOUGH = 20;
/** So long a field that is kept without a reader is not asked about again. */
export const KEPT_DAYS = 90;

/** When something was looked at last, and by how many that day; never by whom. */
export interface Look {
  on: string;
  people: number;
}

export function laterLook(one: Look | null, other: Look | null): Look | null {
  if (!one || !other) return one ?? other;
  return other.on > one.on ? other : one;
}

interface Read {
  kind: ReaderKind;
  isBuiltIn?: true;
  /** Absent: it works by itself, such as a rule. */
  look?: Look | null;
}

/**
 * Whether somebody has something of a field. A rule, a segment or a view uses it as long as it is
 * there, and so do the product's own metrics, which answer wherever somebody asks; what is looked
 * at, only if it was since the day. The definition of one's own metric alone reads nothing.
 */
export function isRead(
  readers: readonly Read[],
  { look, since }: { look: Look | null; since: string },
): boolean {
  const isRecent = (seen: Look | null | undefined) => !!seen && seen.on >= since;
  return (
    isRecent(look) ||
    readers.some((one) => (one.kind === 'metric' ? one.isBuiltIn : isUsed(one, isRecent)))
  );
}

function isUsed({ look }: Read, isRecent: (look: Look | null | undefined) => boolean): boolean {
  return look === undefined || isRecent(look);
}
