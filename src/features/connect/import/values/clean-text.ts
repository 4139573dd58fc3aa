/** How a text had to be changed to be kept. */
export type TextDamage = 'control_characters' | 'damaged_characters' | 'cut';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the quick check of the same
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\ufffd-\uffff]/;
const BEYOND_ASCII = /[^\t\n -~]/;

/**
 * Makes any text storable: no NUL or other control characters but tab and line break, no lone
 * surrogates, composed (NFC), at most `limit` characters.
 */
export function cleanText(text: string, limit: number): { text: string; damage?: TextDamage } {
  let clean = text;
  let damage: TextDamage | undefined;
  if (clean.length > limit) {
    clean = cutText(clean, limit);
    damage = 'cut';
  }
  if (!BEYOND_ASCII.test(clean)) return damage ? { text: clean, damage } : { text: clean };
  if (SUSPECT.test(clean)) {
    const whole = clean.replace(/\r\n?/g, '\n');
    clean = whole.replace(CONTROL, '');
    if (clean.length < whole.length) damage ??= 'control_characters';
    clean = clean.replace(LONE_SURROGATE, '\ufffd');
    if (clean.includes('\ufffd')) damage ??= 'damaged_characters';
  }
  clean = cutText(clean.normalize('NFC'), limit);
  return damage ? { text: clean, damage } : { text: clean };
}

/** The first `limit` UTF-16 units, without splitting a character outside the basic plane. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
