import { MOST_TILES, settle } from '../../../dashboard/arrange.ts';
import type { Tile } from '../../../dashboard/tile.ts';

const SIZE = { w: 6, h: 4 };

/** Tiles of new reports come beneath what is there, two in a row; those of dropped ones go. */
export function layTiles(
  tiles: readonly Tile[],
  { add, drop }: { add: readonly string[]; drop: readonly string[] },
): Tile[] {
  const left = tiles.filter(({ report_id }) => !report_id || !drop.includes(report_id));
  const below = Math.max(0, ...left.map(({ y, h }) => y + h));
  const added = add.slice(0, MOST_TILES - left.length).map((report_id, at) => ({
    ...{ id: report_id, report_id, ...SIZE },
    x: (at % 2) * SIZE.w,
    y: below + Math.floor(at / 2) * SIZE.h,
  }));
  return added.length + drop.length === 0 ? [...tiles] : settle([...left, ...added]);
}
