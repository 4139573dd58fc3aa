import { createStore } from '../api/store.ts';

export interface Toast {
  text: string;
  tone: 'plain' | 'bad';
  /** The record that it speaks of, to be opened beside the page. */
  record?: { type: string; id: string } | undefined;
  /** A page that helps on. */
  place?: { to: string; label: string };
  action?: { label: string; keys?: string; run: () => void };
}

/** The one message at the foot of the page; a newer one takes its place. */
export const toast = createStore<Toast | null>(null);

export function showToast(text: string, options: Partial<Omit<Toast, 'text'>> = {}): void {
  toast.set({ tone: 'plain', ...options, text });
}
