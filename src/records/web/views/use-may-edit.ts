import { useMe } from '#src/web/shell/session.ts';
import type { SavedView } from './saved-view.ts';

/** Views are their owner's to change, and an administrator's. */
export function useMayEdit(view: SavedView | undefined): boolean {
  const { member } = useMe();
  return view !== undefined && (view.ownerId === member.id || member.role === 'administrator');
}
