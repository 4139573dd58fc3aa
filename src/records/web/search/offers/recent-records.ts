import type { FoundRecord } from '../../data/record-client.ts';

/** Whose list it is: on a shared machine nobody sees another's. */
export interface RecentOwner {
  workspaceId: string;
  memberId: string;
}

const KEPT = 8;

/** The records this member opened last, newest first. */
export function listRecent(owner: RecentOwner): FoundRecord[] {
  try {
    return readRecent(localStorage.getItem(keyOf(owner)));
  } catch {
    return [];
  }
}

export function rememberRecent(owner: RecentOwner, record: FoundRecord): void {
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(putFirst(listRecent(owner), record)));
  } catch {
    // a full or forbidden store only costs the list
  }
}

/** Puts the record before the others, once; the oldest beyond the limit fall out. */
export function putFirst(list: readonly FoundRecord[], record: FoundRecord): FoundRecord[] {
  const { type, id, title, subtitle } = record;
  const others = list.filter((one) => one.id !== id);
  return [{ type, id, title, subtitle }, ...others].slice(0, KEPT);
}

/** What the store holds, without what is damaged. */
export function readRecent(stored: string | null): FoundRecord[] {
  let list: unknown;
  try {
    list = JSON.parse(stored ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(list) ? list.filter(isRecord).slice(0, KEPT) : [];
}

function isRecord(value: unknown): value is FoundRecord {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Record<string, unknown>;
  return ['type', 'id', 'title', 'subtitle'].every((name) => typeof one[name] === 'string');
}

function keyOf({ workspaceId, memberId }: RecentOwner): string {
  return `uptake.recent.${workspaceId}.${memberId}`;
}
