import type { WorkshopBoard } from '../../workshop-board.ts';

type BoardImage = WorkshopBoard['images'][number];

/** The images that were chosen, with the lines of those who chose each; most chosen first. */
export function groupImages(images: readonly BoardImage[]): [string, BoardImage[]][] {
  const byName = new Map<string, BoardImage[]>();
  for (const one of images) byName.set(one.image, [...(byName.get(one.image) ?? []), one]);
  return [...byName].sort(
    ([a, ones], [b, others]) => others.length - ones.length || (a < b ? -1 : 1),
  );
}
