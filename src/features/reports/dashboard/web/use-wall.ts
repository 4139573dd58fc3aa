import { useEffect, useState } from 'react';
import { useKeys } from '#src/web/shell/keys.ts';
import type { Tile } from '../tile.ts';

const ROW_PX = 52;
/** What a dashboard takes besides its tiles, and what it is made for in width. */
const AROUND_PX = 120;
const WIDTH_PX = 1200;
const LARGEST = 3;

/** The dashboard over the whole screen, as large as all of it still fits. */
export function useWall(tiles: readonly Tile[]) {
  const [isOn, setOn] = useState(false);
  useEffect(() => {
    const follow = () => !document.fullscreenElement && setOn(false);
    document.addEventListener('fullscreenchange', follow);
    return () => {
      document.removeEventListener('fullscreenchange', follow);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  async function leave(): Promise<void> {
    setOn(false);
    if (document.fullscreenElement) await document.exitFullscreen();
  }
  /** A browser that gives no full screen shows it over the page at least. */
  async function enter(): Promise<void> {
    setOn(true);
    await document.documentElement.requestFullscreen?.().catch(() => undefined);
  }
  const toggle = () => void (isOn ? leave() : enter());
  useKeys(
    isOn
      ? [
          { keys: 'Escape', run: toggle },
          { keys: 'ArrowDown', run: () => scrollBy(0.8) },
          { keys: 'ArrowUp', run: () => scrollBy(-0.8) },
        ]
      : [],
  );
  return { isOn, toggle, zoom: isOn ? zoomFor(tiles) : 1 };
}

function scrollBy(screens: number): void {
  document.querySelector('[data-scrolls]')?.scrollBy({ top: screens * window.innerHeight });
}

function zoomFor(tiles: readonly Tile[]): number {
  const rows = Math.max(1, ...tiles.map(({ y, h }) => y + h));
  const fits = Math.min(
    window.innerWidth / WIDTH_PX,
    window.innerHeight / (rows * ROW_PX + AROUND_PX),
  );
  return Math.min(LARGEST, Math.max(1, fits));
}
