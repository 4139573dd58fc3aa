/**
 * How a shape of an image is painted: `1`–`4` are fills from pale to dark, `a` and `b` the accent
 * full and faint, `line` and `thin` strokes, `rope` a broad one, `accentLine` and `accentRope` the same in the accent.
 */
export type Paint =
  | '1'
  | '2'
  | '3'
  | '4'
  | 'a'
  | 'b'
  | 'line'
  | 'thin'
  | 'rope'
  | 'accentLine'
  | 'accentRope';

/** One shape: how it is painted, and its path on a ground of 160 × 120. */
export type Shape = readonly [Paint, string];

/** A circle as a path. */
export function ring(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}
