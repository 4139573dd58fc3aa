import { useState } from 'react';
import type { Panel } from '../calendar-panels.tsx';
import type { Item } from '../calendar-query.ts';
import { narrowed } from '../panel/anchor-at.ts';
import { type Drag, type DropSlot, type SlotTimes, slotOf, timesOf } from './drop-slot.ts';
import { type DragPointer, useDrag } from './use-drag.ts';

/** Where it was let go, for what is still to be asked. */
export interface MovedTo {
  anchor?: DOMRect;
  slot?: DropSlot;
}

interface Drops {
  timeZone: string;
  move: (item: Item, times: SlotTimes, at: MovedTo) => Promise<void>;
  make: (panel: Panel) => void;
}

/** What is let go is moved or made; it stands where it was let go until the server has it. */
export function useDrops({ timeZone, move, make }: Drops): {
  drag: DragPointer;
  pending: (DropSlot & { item: Item }) | null;
} {
  const [pending, setPending] = useState<(DropSlot & { item: Item }) | null>(null);

  async function drop(drag: Drag, x: number): Promise<void> {
    const slot = slotOf(drag, timeZone);
    if (!slot) return;
    const anchor = narrowed(boxOf(slot), x);
    const { item } = drag;
    if (!item) return make({ kind: 'create', slot, anchor });
    if (isSame(drag, slot)) return;
    setPending({ ...slot, item });
    await move(item, timesOf(slot, timeZone, drag.mode === 'resize'), { anchor, slot });
    setPending(null);
  }

  return { drag: useDrag((drag, x) => void drop(drag, x)), pending };
}

/** Let go where it was taken up. */
function isSame({ mode, from, now, item }: Drag, { start }: DropSlot): boolean {
  if (mode === 'resize') return from.minute === now.minute && from.day === now.day;
  if (from.day !== now.day) return false;
  if (now.keepsTime) return true;
  const wasWhole = item!.starts_at === null;
  if (start === null) return wasWhole;
  return !wasWhole && Math.abs((now.minute ?? 0) - (from.minute ?? 0)) < 8;
}

/** The place in the grid. */
function boxOf({ day, start, end }: DropSlot): DOMRect {
  const places = [...document.querySelectorAll<HTMLElement>(`[data-day="${day}"]`)];
  const timed = places.find(({ dataset }) => (dataset.place === 'timed') === (start !== null));
  const box = (timed ?? places[0])?.getBoundingClientRect() ?? new DOMRect();
  if (!timed || start === null) return box;
  const at = (minute: number) => box.top + (minute / 1440) * box.height;
  return new DOMRect(box.left, at(start), box.width, at(end ?? start + 30) - at(start));
}
