import type { CapturePart } from '../../capture.ts';

/** A stretch of the line, with what it was read as. */
export interface Stretch {
  text: string;
  role: CapturePart['role'] | null;
}

interface Read {
  text: string;
  parts: readonly CapturePart[];
}

/**
 * The line in stretches, coloured by the last reading of it. What was typed since moves the parts
 * after it along; a part that was typed into loses its colour until it has been read again.
 */
export function placeParts(line: string, read: Read | null): Stretch[] {
  if (!read) return [{ text: line, role: null }];
  const same = countSame(line, read.text);
  const moved = line.length - read.text.length;
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { role, span } of read.parts) {
    const place = movePlace(span, { ...same, moved, length: read.text.length });
    if (role === 'link' || !place || place[0] < at) continue;
    if (place[0] > at) stretches.push({ text: line.slice(at, place[0]), role: null });
    stretches.push({ text: line.slice(...place), role });
    at = place[1];
  }
  if (at < line.length) stretches.push({ text: line.slice(at), role: null });
  return stretches;
}

interface Same {
  /** How many letters both begin with, and then end with. */
  begin: number;
  end: number;
  moved: number;
  length: number;
}

function movePlace(span: CapturePart['span'], same: Same): [number, number] | null {
  const [start, end] = span;
  if (end <= same.begin) return [start, end];
  if (start >= same.length - same.end) return [start + same.moved, end + same.moved];
  return null;
}

function countSame(one: string, other: string): { begin: number; end: number } {
  const shorter = Math.min(one.length, other.length);
  let begin = 0;
  while (begin < shorter && one[begin] === other[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return { begin, end };
}
