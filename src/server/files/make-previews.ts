import { rm } from 'node:fs/promises';
import sharp from 'sharp';

/** The sizes of previews: for a list, and for the whole screen; the longer edge in pixels. */
export const PREVIEWS = { thumb: 360, view: 1800 } as const;
export type PreviewSize = keyof typeof PREVIEWS;

/** A picture of more is kept but not opened: it could be made to fill the memory. */
const MAX_PIXELS = 60_000_000;
const TIMEOUT_SECONDS = 20;

// only what is told by content to be a picture comes here, and nothing else is opened
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Tiff', 'Nsgif', 'Heif'].flatMap((kind) => [
    `VipsForeignLoad${kind}File`,
    `VipsForeignLoad${kind}Buffer`,
  ]),
});
sharp.cache(false);
sharp.concurrency(1);

let last: Promise<unknown> = Promise.resolve();
/** The last that each person has asked for. */
const lastOf = new Map<string, Promise<unknown>>();

/**
 * Draws the previews of a picture beside it (`<path>.thumb`, `<path>.view`), turned upright and
 * without what the camera noted, such as the place. False, and nothing is there, if it cannot be
 * drawn: too many pixels, damaged, or of a kind that we cannot read such as HEIC from most phones.
 * One after the other, and each person in turn: who sends a hundred keeps nobody else waiting for all.
 */
export async function makePreviews(path: string, person: string): Promise<boolean> {
  const drawn = (lastOf.get(person) ?? Promise.resolve()).then(() => drawNext(path));
  lastOf.set(person, drawn);
  try {
    return await drawn;
  } finally {
    if (lastOf.get(person) === drawn) lastOf.delete(person);
  }
}

/** An open picture takes some hundred megabytes at worst. */
function drawNext(path: string): Promise<boolean> {
  const drawn = last.then(() => drawAll(path));
  last = drawn;
  return drawn;
}

async function drawAll(path: string): Promise<boolean> {
  try {
    for (const [size, edge] of Object.entries(PREVIEWS)) {
      await sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
        .timeout({ seconds: TIMEOUT_SECONDS })
        .autoOrient()
        .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toFile(`${path}.${size}`);
    }
    return true;
  } catch {
    await dropPreviews(path);
    return false;
  }
}

export async function dropPreviews(path: string): Promise<void> {
  for (const size of Object.keys(PREVIEWS)) await rm(`${path}.${size}`, { force: true });
}
