import type { Actor } from '#src/server/context.ts';
import type { ChangeSet } from '#src/server/realtime/change-feed.ts';
import type { Change } from '#src/server/run-command.ts';

const RIGHTS = new Set(['member', 'team', 'key', 'workspace']);
export const SESSION = 'session';
const VIEW = 'view_as';

/** Whether what is remembered of who may do what has to be read anew. */
export function touchesAccess({ changes }: ChangeSet): boolean {
  return changes.some(({ type }) => RIGHTS.has(type) || type === SESSION);
}

/** Rights of one hang together with those of others; a session, and a view, is of who sits there alone. */
export function endsStream(actor: Listener, { changes }: Pick<ChangeSet, 'changes'>): boolean {
  const { memberId, viewerId } = actor;
  return changes.some(
    (change) =>
      bearsOn(actor, change) ||
      (change.type === SESSION && (!change.id || change.id === (viewerId ?? memberId))) ||
      (change.type === VIEW && viewerId !== undefined && change.id === memberId),
  );
}

type Listener = Pick<Actor, 'memberId' | 'viewerId' | 'role'>;

/** Whether one may see or do other than before. Administrators see all teams, whoever is in them. */
function bearsOn({ memberId, viewerId, role }: Listener, change: Change): boolean {
  const { type, id, keepsRights = false } = change;
  if (!RIGHTS.has(type) || keepsRights) return false;
  const isOfAnother = type === 'team' || (type === 'member' && id !== '' && id !== memberId);
  return !(role === 'administrator' && !viewerId && isOfAnother);
}
