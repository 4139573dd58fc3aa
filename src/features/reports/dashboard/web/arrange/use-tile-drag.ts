import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { COLUMNS, moveBox, resizeBox } from '../../arrange.ts';
import type { Tile } from '../../tile.ts';

type Mode = 'move' | 'resize';

interface Held {
  mode: Mode;
  id: string;
  pointerId: number;
  x: number;
  y: number;
}

interface DragTiles {
  grid: RefObject<HTMLDivElement | null>;
  tiles: readonly Tile[];
  onDrop: (tiles: readonly Tile[]) => void;
}

/** Moving and resizing with mouse, pen and finger, from column to column and row to row. */
export function useTileDrag({ grid, tiles, onDrop }: DragTiles) {
  const held = useRef<Held | null>(null);
  const [shown, setShown] = useState<{ id: string; tiles: readonly Tile[] } | null>(null);
  const latest = useRef({ tiles, onDrop, shown });
  latest.current = { tiles, onDrop, shown };

  useEffect(() => {
    const stop = () => {
      held.current = null;
      setShown(null);
    };
    const move = (event: globalThis.PointerEvent) => {
      const drag = held.current;
      if (!drag || event.pointerId !== drag.pointerId || !grid.current) return;
      const by = stepsOf(grid.current, { x: event.clientX - drag.x, y: event.clientY - drag.y });
      setShown({ id: drag.id, tiles: placed(latest.current.tiles, drag, by) });
    };
    const drop = (event: globalThis.PointerEvent) => {
      if (event.pointerId !== held.current?.pointerId) return;
      const { shown: last, tiles: before, onDrop: keep } = latest.current;
      stop();
      if (last && JSON.stringify(last.tiles) !== JSON.stringify(before)) keep(last.tiles);
    };
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !held.current) return;
      event.preventDefault();
      stop();
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', stop);
    window.addEventListener('keydown', giveUp, true);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', stop);
      window.removeEventListener('keydown', giveUp, true);
    };
  }, [grid]);

  function begin(event: PointerEvent, id: string, mode: Mode): void {
    if (event.button !== 0 || held.current) return;
    event.preventDefault();
    held.current = { mode, id, pointerId: event.pointerId, x: event.clientX, y: event.clientY };
  }

  return { tiles: shown?.tiles ?? tiles, held: shown?.id ?? null, begin };
}

interface Way {
  x: number;
  y: number;
}

/** How many columns and rows the pointer has gone. */
function stepsOf(grid: HTMLElement, way: Way): Way {
  const { columnGap, gridAutoRows } = getComputedStyle(grid);
  const gap = Number.parseFloat(columnGap) || 0;
  const column = (grid.clientWidth + gap) / COLUMNS;
  const row = (Number.parseFloat(gridAutoRows) || column) + gap;
  return { x: Math.round(way.x / column), y: Math.round(way.y / row) };
}

function placed(tiles: readonly Tile[], { id, mode }: Held, by: Way): readonly Tile[] {
  const tile = tiles.find((one) => one.id === id);
  if (!tile) return tiles;
  return mode === 'move'
    ? moveBox(tiles, id, { x: tile.x + by.x, y: tile.y + by.y })
    : resizeBox(tiles, id, { w: tile.w + by.x, h: tile.h + by.y });
}
