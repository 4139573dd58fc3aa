import { newId } from '#src/lib/ids.ts';
import { deskAtHand } from '#src/web/offline/desk.ts';
import type { Entry, EntryDraft } from '#src/web/offline/queue/entry.ts';

/** Sends an entry as another request: the one before was refused for good. */
export function sendAgain({ seq }: Entry, change: Partial<EntryDraft> = {}): Promise<void> {
  const key = `keep-${newId()}`;
  return deskAtHand()?.change(seq, { key, ...change }) ?? Promise.resolve();
}
