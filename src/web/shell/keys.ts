import { useEffect, useRef } from 'react';

/**
 * One shortcut. `keys` is one press (`/`, `?`, `Escape`, `mod+z`; `mod` is Ctrl or Cmd) or two in a
 * row (`g p`).
 */
export interface Shortcut {
  keys: string;
  /** What it does, for the sheet of keys. Without it the sheet leaves the shortcut out. */
  label?: string;
  group?: 'go' | 'do' | 'list';
  run: (event: KeyboardEvent) => void;
  /** Also while somebody types into a field. */
  whileTyping?: boolean;
}

const SEQUENCE_MS = 1200;
const layers: (() => readonly Shortcut[])[] = [];
let pendingKey: { key: string; atMs: number } | null = null;

/** Offers shortcuts while the component is shown; what was shown last is asked first. */
export function useKeys(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const layer = () => latest.current;
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
    };
  }, []);
}

/** All shortcuts on offer at present that have a label. */
export function listShortcuts(): Shortcut[] {
  const seen = new Set<string>();
  return layers
    .toReversed()
    .flatMap((layer) => layer())
    .filter(({ keys, label }) => label && !seen.has(keys) && seen.add(keys));
}

/** Listens for all shortcuts; returns how to stop. */
export function listenForKeys(target: Window): () => void {
  target.addEventListener('keydown', handleKey);
  return () => target.removeEventListener('keydown', handleKey);
}

function handleKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const pressed = nameOf(event);
  if (isOwnKey(event.target, pressed)) return;
  const typing = isTyping(event.target) && pressed !== 'Escape';
  const blocked = typing || isInDialog(event.target);
  const sequence =
    pendingKey && Date.now() - pendingKey.atMs < SEQUENCE_MS
      ? `${pendingKey.key} ${pressed}`
      : null;
  const all = layers.toReversed().flatMap((layer) => layer());
  const usable = blocked ? all.filter((shortcut) => shortcut.whileTyping) : all;
  const found =
    usable.find(({ keys }) => keys === sequence) ?? usable.find(({ keys }) => keys === pressed);
  const begins = usable.some(({ keys }) => keys.startsWith(`${pressed} `));
  pendingKey = !found && begins ? { key: pressed, atMs: Date.now() } : null;
  if (!found) return;
  event.preventDefault();
  found.run(event);
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `mod+${event.shiftKey ? 'shift+' : ''}${key}`;
  return event.altKey ? `alt+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox], [type=radio]), textarea, select'))
  );
}

/** Enter on a button or link presses it; keys in a menu belong to the menu. */
function isOwnKey(target: EventTarget | null, pressed: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (pressed === 'Enter' || pressed === ' ') return target.closest('a, button') !== null;
  return target.closest('[role=menu], [role=listbox]') !== null;
}

/** Also while one is open that has lost the focus: what is typed then is meant for it. */
function isInDialog(target: EventTarget | null): boolean {
  if (target === document.body)
    return document.querySelector('dialog[open], [role=dialog]') !== null;
  return target instanceof HTMLElement && target.closest('dialog, [role=dialog]') !== null;
}
