import { useEffect } from 'react';
import { send } from '#src/web/api/call.ts';
import { useMe } from '#src/web/shell/session.ts';
import { wasPrompted } from './prompted-look.ts';

/** Paging through records with the keys is no look at each. */
const REST_MS = 1000;
const AGAIN_MS = 60 * 60 * 1000;
const noted = new Map<string, number>();

/** Tells the server that the record was opened: at most once an hour, as the ledger keeps it. */
export function useNoteView(plural: string, id: string): void {
  const { viewer } = useMe();
  useEffect(() => {
    if (viewer) return;
    const timer = setTimeout(() => {
      const now = Date.now();
      if (!navigator.onLine || now - (noted.get(id) ?? 0) < AGAIN_MS) return;
      noted.set(id, now);
      const route = `POST /api/v1/${plural}/{id}/viewed` as const;
      // a look that could not be told is told with the next one
      const query = wasPrompted(id) ? { prompted: 'true' as const } : {};
      const given = { params: { id }, query };
      send(route, given, { says: false, reads: true }).catch(() => noted.delete(id));
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [plural, id, viewer]);
}

/** The same for a page that shows a record only sometimes. */
export function NoteView({ plural, id }: { plural: string; id: string }): null {
  useNoteView(plural, id);
  return null;
}
