/** Where tiles lie: columns from the left and rows from the top, both from 0. */
export interface Box {
  id: string;
  x: number;
  y: number;
  w: number;
  h: number;
}

export const COLUMNS = 12;
/** No more than are reckoned in one request. */
export const MOST_TILES = 24;
export const MIN_WIDTH = 2;
export const MIN_HEIGHT = 2;
export const MAX_HEIGHT = 12;

/**
 * Lets all boxes fall upwards onto one another, in the order of their rows: none overlap, none are
 * lost, no gap is left. Of those in the same row the held one comes first.
 */
export function settle<T extends Box>(boxes: readonly T[], held?: string): T[] {
  const order = boxes.map(snap).toSorted((a, b) => {
    const first = Number(b.id === held) - Number(a.id === held);
    return a.y - b.y || first || a.x - b.x;
  });
  const depths = new Array<number>(COLUMNS).fill(0);
  const placed = new Map<string, T>();
  for (const box of order) {
    const y = landing(depths, box);
    depths.fill(y + box.h, box.x, box.x + box.w);
    placed.set(box.id, { ...box, y });
  }
  return [...placed.values()].toSorted(inReadingOrder);
}

/** Whole numbers within the grid, whatever was given. */
function snap<T extends Box>(box: T): T {
  const w = within(box.w, MIN_WIDTH, COLUMNS);
  const h = within(box.h, MIN_HEIGHT, MAX_HEIGHT);
  return { ...box, w, h, x: within(box.x, 0, COLUMNS - w), y: within(box.y, 0, 10_000) };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value) || 0));
}

function landing(depths: readonly number[], { x, w }: { x: number; w: number }): number {
  return Math.max(...depths.slice(x, x + w));
}

/** As one reads: row by row, from the left. On the phone tiles stand in this order. */
export function inReadingOrder(a: Box, b: Box): number {
  return a.y - b.y || a.x - b.x;
}

/** Puts a box to a place; what is in the way goes further down. */
export function moveBox<T extends Box>(
  boxes: readonly T[],
  id: string,
  to: { x: number; y: number },
): T[] {
  return settle(replace(boxes, id, { x: to.x, y: to.y }), id);
}

export function resizeBox<T extends Box>(
  boxes: readonly T[],
  id: string,
  to: { w: number; h: number },
): T[] {
  const box = boxes.find((one) => one.id === id);
  if (!box) return [...boxes];
  // its left edge stays: it grows no farther than the right edge of the grid
  return settle(replace(boxes, id, { ...to, w: Math.min(to.w, COLUMNS - box.x) }), id);
}

/** The least room in which a chart can be read. */
const CHART_ROOM = { w: 4, h: 6 };

/** A tile with another title, and drawn as another chart; what was a number and becomes a chart grows. */
export function withFacts<T extends Box & { chart?: string | undefined }>(
  boxes: readonly T[],
  box: T,
  facts: { title: string | undefined; chart: string },
): T[] {
  const changed = boxes.map((one) => (one.id === box.id ? { ...one, ...facts } : one));
  if (facts.chart === 'number' || (box.w >= CHART_ROOM.w && box.h >= CHART_ROOM.h)) return changed;
  const room = { w: Math.max(box.w, CHART_ROOM.w), h: Math.max(box.h, CHART_ROOM.h) };
  return resizeBox(changed, box.id, room);
}

function replace<T extends Box>(boxes: readonly T[], id: string, change: Partial<Box>): T[] {
  return boxes.map((box) => (box.id === id ? { ...box, ...change } : box));
}

export type Way = 'left' | 'right' | 'up' | 'down';

/** One step with a key: sideways by a column, up or down past the box that is in the way. */
export function stepBox<T extends Box>(boxes: readonly T[], id: string, way: Way): T[] {
  const box = boxes.find((one) => one.id === id);
  if (!box) return [...boxes];
  if (way === 'left') return moveBox(boxes, id, { x: box.x - 1, y: box.y });
  if (way === 'right') return moveBox(boxes, id, { x: box.x + 1, y: box.y });
  const others = boxes.filter((one) => one.id !== id && sharesColumn(one, box));
  if (way === 'up') {
    const above = others.filter(({ y }) => y < box.y).map(({ y }) => y);
    return above.length === 0
      ? [...boxes]
      : moveBox(boxes, id, { x: box.x, y: Math.max(...above) });
  }
  const beneath = others.filter(({ y }) => y > box.y).map(({ y }) => y);
  if (beneath.length === 0) return [...boxes];
  return moveBox(boxes, id, { x: box.x, y: Math.min(...beneath) + 1 });
}

function sharesColumn(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w;
}

/** Adds a box where it lies highest, the leftmost of such places. */
export function addBox<T extends Box>(boxes: readonly T[], added: T): T[] {
  const box = snap(added);
  const bottom = Math.max(0, ...boxes.map(({ y, h }) => y + h));
  const depths = new Array<number>(COLUMNS).fill(0);
  for (const { x, y, w, h } of boxes) {
    for (let at = x; at < x + w; at += 1) depths[at] = Math.max(depths[at]!, y + h);
  }
  const places = Array.from({ length: COLUMNS - box.w + 1 }, (_, x) => x);
  const x = places.reduce((best, at) =>
    landing(depths, { x: at, w: box.w }) < landing(depths, { x: best, w: box.w }) ? at : best,
  );
  return settle([...boxes, { ...box, x, y: bottom }]);
}

export function overlap(a: Box, b: Box): boolean {
  return sharesColumn(a, b) && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Changes places with the tile read before or after it: on the phone, where there are no columns. */
export function stepInOrder<T extends Box>(boxes: readonly T[], id: string, by: -1 | 1): T[] {
  const ordered = boxes.toSorted(inReadingOrder);
  const at = ordered.findIndex((box) => box.id === id);
  const [one, other] = [ordered[at], ordered[at + by]];
  if (!one || !other) return [...boxes];
  const wanted = ordered.with(at, other).with(at + by, one);
  const swapped = wanted.with(at, { ...other, x: one.x }).with(at + by, { ...one, x: other.x });
  const tries = [wanted, swapped].map((all) => settle(all.map((box, y) => ({ ...box, y }))));
  return tries.find((all) => all.every((box, place) => box.id === wanted[place]!.id)) ?? tries[1]!;
}
