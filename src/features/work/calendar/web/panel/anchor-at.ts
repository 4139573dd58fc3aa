import type { MouseEvent } from 'react';

/** Where on the screen a panel hangs: beside what was pressed, or in something wide where it was pressed. */
export function anchorAt(event: MouseEvent<HTMLElement>): DOMRect {
  const box = event.currentTarget.getBoundingClientRect();
  // a key that presses a button has no place
  return event.detail > 0 ? narrowed(box, event.clientX) : narrowed(box);
}

/** Beside what takes more than half of the screen no panel has room. */
export function narrowed(box: DOMRect, x: number = box.left + box.width / 3): DOMRect {
  if (box.width <= window.innerWidth / 2) return box;
  return new DOMRect(x, box.top, 0, box.height);
}
