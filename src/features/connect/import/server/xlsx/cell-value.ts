import { utcDay } from '#src/lib/days.ts';

/** What the number format of a cell makes of its number. */
export type CellFormat =
  | { kind: 'plain' }
  | { kind: 'date' | 'datetime' | 'time' }
  | { kind: 'padded'; width: number };

const PLAIN: CellFormat = { kind: 'plain' };
/** Formats that have a number only (ECMA-376 part 1, 18.8.30), also those of East Asia. */
const BUILT_IN_DATES: readonly [number, number, 'date' | 'datetime' | 'time'][] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'datetime'],
  [27, 31, 'date'],
  [32, 33, 'time'],
  [34, 36, 'date'],
  [45, 47, 'time'],
  [50, 58, 'date'],
];

/** Excel writes no longer ones, and what is longer is read in the square of its length. */
const MAX_CODE_LENGTH = 255;

export function readFormat(id: number, code: string | undefined): CellFormat {
  if (code === undefined) {
    const kind = BUILT_IN_DATES.find(([from, to]) => id >= from && id <= to)?.[2];
    return kind ? { kind } : PLAIN;
  }
  if (code.length > MAX_CODE_LENGTH) return PLAIN;
  const first = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';', 1)[0]!;
  if (/^0{2,}$/.test(first)) return { kind: 'padded', width: first.length };
  const hasTime = /[hs]/i.test(first);
  const hasDate = /[dy]/i.test(first) || (/m/i.test(first) && !hasTime);
  if (hasDate) return { kind: hasTime ? 'datetime' : 'date' };
  return hasTime ? { kind: 'time' } : PLAIN;
}

const MAX_SERIAL = 2_958_465;
const DAY_MS = 86_400_000;

/** A number as it stands in the file, as the person sees it; dates as `YYYY-MM-DD`. */
export function formatNumber(raw: string, format: CellFormat, is1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'padded')
    return Number.isInteger(value)
      ? raw.trim().padStart(format.width, '0')
      : plainNumber(raw, value);
  if (format.kind === 'plain' || value < 0 || value > MAX_SERIAL) return plainNumber(raw, value);
  return formatSerial(value, format.kind, is1904);
}

/** Without the noise of binary fractions and without exponents: 4.915112345678E12 is a phone number. */
function plainNumber(raw: string, value: number): string {
  const typed = raw.trim();
  return /^-?\d{1,15}$/.test(typed) ? typed : String(Number(value.toPrecision(15)));
}

function formatSerial(serial: number, kind: 'date' | 'datetime' | 'time', is1904: boolean): string {
  // Excel counts a 29 February 1900 that never was, so days before it are one off.
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  const iso = new Date(epoch + Math.round(serial * 86_400) * 1000).toISOString();
  const time = iso.slice(11, 16);
  if (kind === 'time' || (serial < 1 && !is1904)) return time;
  const day = utcDay(epoch + Math.floor(serial) * DAY_MS);
  return kind === 'datetime' && time !== '00:00' ? `${iso.slice(0, 10)} ${time}` : day;
}

/** `_x000D_` stands for a character that XML can't hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** `BC12` → 54; -1 when there are no letters. */
export function columnIndex(reference: string): number {
  let index = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    index = index * 26 + letter - 64;
    if (index > 1_000_000) break;
  }
  return index - 1;
}
