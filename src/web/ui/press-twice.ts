/** Within this time and this near, a second press belongs to the first: many press everything twice. */
const AGAIN_MS = 500;
const NEAR_PX = 12;

interface Press {
  clientX: number;
  clientY: number;
  timeStamp: number;
  /** 0 where a key made the click. */
  detail: number;
}

let last: Press | null = null;

/**
 * Whether a click is the second half of a double click. Where the first made the next row slide
 * under the pointer, the second would act on something nobody chose. Keys are never held back.
 */
export function isPressedTwice({ clientX, clientY, timeStamp, detail }: Press): boolean {
  if (detail === 0) return false;
  const before = last;
  last = { clientX, clientY, timeStamp, detail };
  if (!before || timeStamp - before.timeStamp > AGAIN_MS) return false;
  return Math.hypot(clientX - before.clientX, clientY - before.clientY) <= NEAR_PX;
}
