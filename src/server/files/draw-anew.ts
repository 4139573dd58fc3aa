import sharp from 'sharp';

const MAX_PIXELS = 40_000_000;
const TIMEOUT_SECONDS = 10;

interface Drawing {
  width: number;
  height: number;
  as: 'png' | 'jpeg';
}

/**
 * The picture drawn anew within the size, turned upright: a picture and nothing else, without what
 * the camera noted. Null if it cannot be drawn.
 */
export async function drawAnew(
  bytes: Uint8Array,
  { width, height, as }: Drawing,
): Promise<Buffer | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient()
      .resize({ width, height, fit: 'inside', withoutEnlargement: true });
    if (as === 'png') return await picture.png({ compressionLevel: 9 }).toBuffer();
    return await picture.flatten({ background: 'white' }).jpeg({ quality: 80 }).toBuffer();
  } catch {
    // of nothing at all sharp says so before it begins
    return null;
  }
}
