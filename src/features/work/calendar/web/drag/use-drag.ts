import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import type { Item } from '../calendar-query.ts';
import { DAY_MINUTES } from '../view/lay-out-day.ts';
import { type Drag, type Place, STEP_MINUTES } from './drop-slot.ts';

const MOVED_PX = 4;
const LONG_PRESS_MS = 350;
/** A finger that moves farther before the long press scrolls. */
const SCROLLED_PX = 10;

interface DragStart {
  mode: Drag['mode'];
  item: Item | null;
}

interface Press extends DragStart {
  x: number;
  y: number;
  from: Place;
  pointerId: number;
  isDragging: boolean;
  timer: ReturnType<typeof setTimeout> | null;
}

export interface DragPointer {
  /** What is dragged at present. */
  drag: Drag | null;
  /** For `onPointerDown` of what can be dragged. */
  begin: (event: ReactPointerEvent, start: DragStart) => void;
  /** True right after a drag, when the browser still tells of a click. */
  hasJustDragged: () => boolean;
}

/** Dragging with mouse, pen and, after a long press, finger; `x` is where it was let go. `Escape` gives it up. */
export function useDrag(onDrop: (drag: Drag, x: number) => void): DragPointer {
  const [drag, setDrag] = useState<Drag | null>(null);
  const press = useRef<Press | null>(null);
  const current = useRef<Drag | null>(null);
  const endedMs = useRef(0);
  const drop = useRef(onDrop);
  drop.current = onDrop;

  function show(next: Drag | null): void {
    current.current = next;
    setDrag(next);
  }

  function stop(): void {
    if (press.current?.timer) clearTimeout(press.current.timer);
    press.current = null;
    show(null);
  }

  function lift({ mode, item, from }: Press): void {
    press.current!.isDragging = true;
    show({ mode, item, from, now: from });
  }

  function move(event: PointerEvent): void {
    const held = press.current;
    if (!held || event.pointerId !== held.pointerId) return;
    if (!held.isDragging && !isLifted(held, event)) return;
    const now = placeAt(event.clientX, event.clientY, held.mode === 'resize' || !held.item);
    if (now) show({ mode: held.mode, item: held.item, from: held.from, now });
  }

  /** Whether the pointer has gone far enough by now to drag. */
  function isLifted(held: Press, event: PointerEvent): boolean {
    const way = Math.hypot(event.clientX - held.x, event.clientY - held.y);
    if (held.timer) {
      if (way > SCROLLED_PX) stop();
      return false;
    }
    if (way < MOVED_PX) return false;
    lift(held);
    return true;
  }

  function release(event: PointerEvent): void {
    const held = press.current;
    if (!held || event.pointerId !== held.pointerId) return;
    const done = current.current;
    stop();
    if (done) {
      endedMs.current = Date.now();
      drop.current(done, event.clientX);
    } else if (held.mode === 'create') {
      const { mode, item, from } = held;
      drop.current({ mode, item, from, now: from }, event.clientX);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: all they use are refs
  useEffect(() => {
    // a finger that drags must not scroll as well
    const hold = (event: TouchEvent) => press.current?.isDragging && event.preventDefault();
    const giveUp = (event: KeyboardEvent) => event.key === 'Escape' && press.current && stop();
    const quit = () => stop();
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', quit);
    window.addEventListener('keydown', giveUp);
    window.addEventListener('touchmove', hold, { passive: false });
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', quit);
      window.removeEventListener('keydown', giveUp);
      window.removeEventListener('touchmove', hold);
    };
  }, []);

  function begin(event: ReactPointerEvent, start: DragStart): void {
    if (event.button !== 0 || press.current) return;
    const from = placeAt(event.clientX, event.clientY, start.mode !== 'move');
    if (!from) return;
    const { clientX: x, clientY: y, pointerId } = event;
    const held: Press = { ...start, x, y, from, pointerId, isDragging: false, timer: null };
    press.current = held;
    if (event.pointerType !== 'touch') return;
    held.timer = setTimeout(() => {
      held.timer = null;
      if (press.current === held) lift(held);
      navigator.vibrate?.(10);
    }, LONG_PRESS_MS);
  }

  return { drag, begin, hasJustDragged: () => Date.now() - endedMs.current < 100 };
}

/** The day and time under the pointer, by what the grid has marked with `data-day`. */
function placeAt(x: number, y: number, snapped: boolean): Place | null {
  const found = document
    .elementsFromPoint(x, y)
    .find((element) => element instanceof HTMLElement && element.dataset.day !== undefined);
  if (!(found instanceof HTMLElement)) return null;
  const day = found.dataset.day!;
  const kind = found.dataset.place;
  if (kind !== 'timed') return { day, minute: null, keepsTime: kind === 'month' };
  const { top, height } = found.getBoundingClientRect();
  const exact = Math.min(Math.max(0, (y - top) / height), 1) * DAY_MINUTES;
  const minute = snapped ? Math.round(exact / STEP_MINUTES) * STEP_MINUTES : Math.round(exact);
  return { day, minute, keepsTime: false };
}
