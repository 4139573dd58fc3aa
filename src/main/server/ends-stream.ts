import type { Actor } from '#src/server/context.ts';
import type { ChangeSet } from '#src/server/realtime/change-feed.ts';

const RIGHTS = new Set(['member', 'team', 'key', 'workspace']);
export const SESSION = 'session';
const VIEW = 'view_as';

/** Whether what is remembered of who may do what has to be read anew. */
export function touchesAccess({ changes }: ChangeSet): boolean {
  return changes.some(({ type }) => RIGHTS.has(type) || type === SESSION);
}

/** Rights of one hang together with those of others; a session, and a view, is of who sits there alone. */
export function endsStream(
  { memberId, viewerId }: Pick<Actor, 'memberId' | 'viewerId'>,
  { changes }: Pick<ChangeSet, 'changes'>,
): boolean {
  return changes.some(
    ({ type, id }) =>
      RIGHTS.has(type) ||
      (type === SESSION && (!id || id === (viewerId ?? memberId))) ||
      (type === VIEW && viewerId !== undefined && id === memberId),
  );
}
