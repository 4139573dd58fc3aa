import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const CHUNK = 1 << 20;
/** A line that never ends is no event; what is longer is cut, and then told as broken. */
const LONGEST = 4 << 20;

/** The lines of a file one after the other, so that a long file needs no more memory than a short one. */
export function* readLinesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.allocUnsafe(CHUNK);
    let rest = '';
    for (;;) {
      const size = readSync(file, buffer, 0, CHUNK, null);
      if (size === 0) break;
      const parts = (rest + decoder.write(buffer.subarray(0, size))).split('\n');
      rest = parts.pop()!.slice(0, LONGEST);
      yield* parts;
    }
    rest += decoder.end();
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
