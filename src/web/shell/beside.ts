import type { AnyRouter } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { drawFirst } from '../api/draw-first.ts';
import { createStore } from '../api/store.ts';

/** `<type>.<id>` of the record that stands beside the page. */
export const beside = createStore<string | undefined>(undefined);

/** `<type>.<id>` of the record that is pointed at: it is drawn out of sight, so that it opens at once. */
export const pointedAt = createStore<string | undefined>(undefined);

/** What was opened or closed by hand, as long as the address does not say it yet. */
export const ahead = createStore<{ place: string | undefined } | undefined>(undefined);

/** Shows a record at once; the address, and all that is drawn anew with it, follows. */
export function openBeside(router: AnyRouter, place: string): void {
  const from = router.latestLocation;
  const opened = leadTheAddress(place);
  void drawFirst().then(() => {
    if (ahead.get() !== opened) return;
    // who has gone elsewhere meanwhile does not take the record along
    if (router.latestLocation === from) void follow(router, opened);
    else ahead.set(undefined);
  });
}

export function closeBeside(router: AnyRouter): void {
  // what is opened again begins anew
  pointedAt.set(undefined);
  void follow(router, leadTheAddress(undefined));
}

/** Of the record of this type that stands beside the page. */
export function idBeside(type: string): string | undefined {
  const [shown, id] = beside.get()?.split('.') ?? [];
  return shown === type ? id : undefined;
}

/** Draws anew only what begins or ceases to stand beside the page. */
export function useIsBeside(place: string): boolean {
  return useSyncExternalStore(beside.subscribe, () => beside.get() === place);
}

function leadTheAddress(place: string | undefined) {
  const now = { place };
  ahead.set(now);
  beside.set(place);
  return now;
}

async function follow(router: AnyRouter, now: { place: string | undefined }): Promise<void> {
  const search = (all: object) => ({ ...all, open: now.place });
  try {
    // it is done when the page has been drawn as the address says
    await router.navigate({ to: '.', search });
  } finally {
    if (ahead.get() === now) ahead.set(undefined);
  }
}
