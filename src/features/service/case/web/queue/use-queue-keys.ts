import { useRef, useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import type { QueuedCase } from '../../case-api.ts';
import { caseText } from '../case-text.ts';

/** Lets the keys move the place in the queue, and take the next case. */
export function useQueueKeys(items: readonly QueuedCase[], takeNext: () => void) {
  const text = caseText.useText();
  const page = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<string | null>(null);
  const at = items.findIndex(({ id }) => id === place);
  function go(to: number): void {
    const next = items[Math.max(0, Math.min(to, items.length - 1))];
    if (!next) return;
    setPlace(next.id);
    const row = page.current?.querySelector<HTMLElement>(`[data-case="${next.id}"]`);
    row?.querySelector('a')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }
  useKeys([
    { keys: 'j', label: text('queue.keys.down'), group: 'list', run: () => go(at + 1) },
    { keys: 'k', label: text('queue.keys.up'), group: 'list', run: () => go(at < 0 ? 0 : at - 1) },
    { keys: 't', label: text('queue.takeNext'), group: 'list', run: takeNext },
  ]);
  return { page, place };
}
