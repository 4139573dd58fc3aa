import { useEffect, useState } from 'react';
import { serverNow } from '#src/web/api/clock.ts';

export interface Timer {
  /** When it runs out, by the server's clock; null while it does not run. */
  ends_at: string | null;
  /** What is left while it is paused. */
  left_s: number | null;
}

/** Whole seconds left on a timer, never below zero; null where none is set. */
export function secondsLeft({ ends_at, left_s }: Timer, nowMs: number): number | null {
  if (ends_at === null) return left_s;
  return Math.max(0, Math.ceil((Date.parse(ends_at) - nowMs) / 1000));
}

/** What is left, told anew each second while it runs. */
export function useLeft(timer: Timer): number | null {
  const [, tick] = useState(0);
  const isRunning = timer.ends_at !== null;
  useEffect(() => {
    if (!isRunning) return;
    const interval = setInterval(() => tick((count) => count + 1), 500);
    return () => clearInterval(interval);
  }, [isRunning]);
  return secondsLeft(timer, serverNow());
}

/** `4:05`; hours are minutes too. */
export function sayLeft(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
