/** A photo of more bytes is made smaller before it is sent; of the phone's twelve a tenth is enough to read. */
const LARGE_BYTES = 1_500_000;
const LONGEST_EDGE = 2560;
const QUALITY = 0.85;

/**
 * A large photo as a smaller JPEG, upright, and without what the camera noted, such as the place.
 * What the browser cannot open, such as HEIC outside Apple's, comes back as it is.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (file.size < LARGE_BYTES || !/^image\/(jpeg|png|webp|heic|heif|avif)$/.test(file.type)) {
    return file;
  }
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const smaller = await drawSmaller(picture);
    picture.close();
    if (!smaller || smaller.size >= file.size) return file;
    return new File([smaller], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

function drawSmaller(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
}
