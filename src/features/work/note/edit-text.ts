/** A change to a text under the cursor: what is replaced, by what, and what is selected then. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
  selectStart: number;
  selectEnd: number;
}

export interface Selection {
  start: number;
  end: number;
}

const LIST_LINE = /^([ \t]*)(?:([-*+])|(\d{1,3})([.)]))[ \t]+(\[[ xX]?\][ \t]+)?/;

/** Puts the selection between two signs, such as `**`, or takes them away again. */
export function toggleAround(text: string, { start, end }: Selection, sign: string): TextEdit {
  const within = text.slice(start, end);
  const size = sign.length;
  if (text.slice(start - size, start) === sign && text.slice(end, end + size) === sign) {
    const from = start - size;
    return { start: from, end: end + size, text: within, selectStart: from, selectEnd: end - size };
  }
  const given = `${sign}${within}${sign}`;
  return { start, end, text: given, selectStart: start + size, selectEnd: end + size };
}

/** Puts a sign such as `- [ ] ` before each selected line, or takes it away if all have it. */
export function togglePrefix(text: string, { start, end }: Selection, prefix: string): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const to = found < 0 ? text.length : found;
  const lines = text.slice(from, to).split('\n');
  const isSet = lines.every((line) => line.startsWith(prefix));
  const changed = lines.map((line) => {
    if (isSet) return line.slice(prefix.length);
    return prefix + line.replace(LIST_LINE, '$1').replace(/^#{1,3}[ \t]+/, '');
  });
  const given = changed.join('\n');
  const at = from + given.length;
  return { start: from, end: to, text: given, selectStart: at, selectEnd: at };
}

/** Enter within a list goes on with it; on an empty item it ends it. Null: as anywhere else. */
export function continueList(text: string, { start, end }: Selection): TextEdit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const match = LIST_LINE.exec(line);
  if (!match) return null;
  if (match[0].length === line.length) {
    return { start: from, end: start, text: '', selectStart: from, selectEnd: from };
  }
  const [, inset = '', point, number, after, box] = match;
  const mark = point ?? `${Number(number) + 1}${after}`;
  const given = `\n${inset}${mark} ${box ? '[ ] ' : ''}`;
  const at = start + given.length;
  return { start, end, text: given, selectStart: at, selectEnd: at };
}

/** Backspace right behind the sign of an empty item takes the whole sign away, as it came. */
export function dropEmptyMark(text: string, { start, end }: Selection): TextEdit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  if (LIST_LINE.exec(line)?.[0].length !== line.length) return null;
  const at = from + line.length - line.trimStart().length;
  return { start: at, end, text: '', selectStart: at, selectEnd: at };
}

const TYPED_TWICE =
  /^([ \t]*[-*+][ \t]+(?:\[ \][ \t]+)?)[-*+]$|^([ \t]*[-*+][ \t]+\[ \][ \t]+)\[ ?\]$/;

/** Space behind a sign that a list has put there already and somebody typed once more. */
export function dropDoubleMark(text: string, { start, end }: Selection): TextEdit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const match = TYPED_TWICE.exec(text.slice(from, start));
  const kept = match?.[1] ?? match?.[2];
  if (kept === undefined) return null;
  const at = from + kept.length;
  return { start: at, end, text: '', selectStart: at, selectEnd: at };
}

/** The name that is being typed behind the sign `@`; null if none is. */
export function typedName(text: string, at: number): { from: number; name: string } | null {
  const match = /(?<![\w@.])@(\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*)?)?$/u.exec(
    text.slice(Math.max(0, at - 80), at),
  );
  return match ? { from: at - match[0].length, name: match[1] ?? '' } : null;
}
