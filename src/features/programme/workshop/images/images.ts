import { living } from './living.ts';
import { places } from './places.ts';
import type { Paint, Shape } from './shapes.ts';
import { things } from './things.ts';

/** What people choose from in silence: abstract, so that each says to everyone what they see in it. */
export const IMAGES = { ...places, ...things, ...living } as const;
export type ImageName = keyof typeof IMAGES;

/** In an order that puts no mood beside its like; the same for everybody. */
export const IMAGE_NAMES = [
  'road',
  'knot',
  'seedling',
  'storm',
  'puzzle',
  'mirror',
  'bridge',
  'clock',
  'fog',
  'key',
  'many_hands',
  'wall',
  'compass',
  'fire',
  'thread',
  'lighthouse',
  'empty_chair',
  'kite',
  'river',
  'tower_of_cards',
  'open_door',
  'anchor',
  'crossroads',
  'ladder',
] as const satisfies readonly ImageName[];

export const IMAGE_VIEW_BOX = '0 0 160 120';

const ACCENT = 'var(--u-accent, currentColor)';

function fill(colour: string, opacity: number) {
  return { fill: colour, stroke: 'none', opacity, strokeWidth: 0 };
}

function stroke(colour: string, strokeWidth: number, opacity: number) {
  return { fill: 'none', stroke: colour, strokeWidth, opacity };
}

/** The presentation of each paint; colours follow the page, so that light and dark both read. */
export const PAINTS: Record<Paint, ReturnType<typeof fill>> = {
  '1': fill('currentColor', 0.1),
  '2': fill('currentColor', 0.24),
  '3': fill('currentColor', 0.46),
  '4': fill('currentColor', 0.85),
  a: fill(ACCENT, 1),
  b: fill(ACCENT, 0.28),
  line: stroke('currentColor', 3.5, 0.75),
  thin: stroke('currentColor', 2.5, 0.4),
  rope: stroke('currentColor', 9, 0.5),
  accentLine: stroke(ACCENT, 4, 1),
  accentRope: stroke(ACCENT, 9, 1),
};

export function isImageName(name: string): name is ImageName {
  return Object.hasOwn(IMAGES, name);
}

/** The shapes of an image, from back to front. */
export function shapesOf(name: ImageName): readonly Shape[] {
  return IMAGES[name];
}
