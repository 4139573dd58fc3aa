/** Signs that steer a line of text, by which "gpj.exe" can be made to look like "exe.jpg". */
const STEERING = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const MOST_LETTERS = 180;
/** Endings that mean the same. */
const ALIKE: Record<string, readonly string[]> = {
  '.jpg': ['.jpeg', '.jpe', '.jfif'],
  '.tif': ['.tiff'],
  '.heic': ['.heif'],
  '.mp4': ['.mov', '.m4v'],
  '.txt': ['.md', '.csv', '.log', '.ics', '.vcf', '.json', '.eml', '.ini'],
};

/**
 * The name a file is kept under: without a path and steering signs, and with the ending of what it
 * is by content, behind one that says something else. Never empty.
 */
export function nameFile(given: string, extension: string): string {
  const base = given.normalize('NFC').replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = base.replaceAll(STEERING, '').replaceAll(/\s+/g, ' ').trim();
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot).toLowerCase() : '';
  const isRight = extension === '' || ending === extension || ALIKE[extension]?.includes(ending);
  const stem = (isRight && ending ? clean.slice(0, dot) : clean).replace(/^\.+/, '');
  const letters = [...stem].slice(0, MOST_LETTERS).join('').trim();
  return (letters || 'file') + (isRight ? ending.slice(0, 15) : extension);
}
