import type { KeyboardEvent } from 'react';
import type { LineDrafts } from './use-line-drafts.ts';

interface Editor {
  frame: HTMLElement | null;
  lines: LineDrafts;
}

/** Enter goes to the same part of the next line, Alt and an arrow moves the line. */
export function handleLineKey(event: KeyboardEvent, { frame, lines }: Editor): void {
  const { line, part } = (event.target as HTMLElement).dataset;
  const at = lines.drafts.findIndex(({ id }) => id === line);
  if (at < 0 || !part) return;
  if (event.key === 'Enter') {
    // in details it begins a line of text
    if (part === 'details' && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const next = lines.drafts[at + 1];
    (next ? fieldOf(frame, next.id, part) : adderIn(frame))?.focus();
    return;
  }
  const step = STEPS[event.key];
  if (!event.altKey || !step) return;
  event.preventDefault();
  lines.move(at, at + step);
}

const STEPS: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export function fieldOf(frame: HTMLElement | null, line: string, part: string) {
  return frame?.querySelector<HTMLElement>(`[data-line="${line}"][data-part="${part}"]`);
}

function adderIn(frame: HTMLElement | null) {
  return frame?.querySelector<HTMLElement>('[data-add-line] input');
}
