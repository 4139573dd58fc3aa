import { useEffect, useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import { screenText } from './screen-text.ts';

const TURN_MS = 12_000;

/** Which of the pages is shown: they turn by themselves until somebody turns them by key. */
export function usePages(count: number): number {
  const text = screenText.useText();
  const [page, turn] = useState(0);
  const [isHeld, hold] = useState(false);
  useEffect(() => {
    if (count < 2 || isHeld) return;
    const timer = setInterval(() => turn((at) => at + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [count, isHeld]);
  const go = (step: number) => {
    hold(true);
    turn((at) => at + step + count);
  };
  useKeys([
    { keys: 'ArrowRight', label: text('keys.pages'), run: () => go(1) },
    { keys: 'ArrowLeft', run: () => go(-1) },
  ]);
  return count === 0 ? 0 : page % count;
}
