import { createReadStream } from 'node:fs';
import type { TextEncoding } from '../table.ts';

const CHUNK_BYTES = 64 * 1024;
/** Where Windows-1252 differs from Latin-1: 0x80 to 0x9f (WHATWG Encoding, index windows-1252). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const C1 = /[\u0080-\u009f]/g;

/**
 * UTF-8 if that is what nearly all of the file's bytes beyond ASCII are, else Windows-1252. Reads
 * the whole file: the first accent may stand on its last line.
 */
export async function chooseEightBitEncoding(path: string): Promise<'utf-8' | 'windows-1252'> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let good = 0;
  let bad = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES * 4 })) {
    const text = decoder.decode(chunk as Buffer, { stream: true });
    // As many characters as bytes: nothing beyond ASCII in it.
    if (text.length === (chunk as Buffer).length && !text.includes('\ufffd')) continue;
    const broken = text.match(/\ufffd/g)?.length ?? 0;
    bad += broken;
    good += (text.match(/[^\0-\x7f]/g)?.length ?? 0) - broken;
  }
  bad += decoder.decode().length > 0 ? 1 : 0;
  return bad > 0 && bad * 5 > good ? 'windows-1252' : 'utf-8';
}

/** How far a pass over a file has come. */
export interface ByteCounter {
  bytesRead: number;
}

/** The file as text: no byte order mark, every line break `\n`, damaged bytes as U+FFFD. */
export async function* readText(
  path: string,
  encoding: TextEncoding,
  counter: ByteCounter = { bytesRead: 0 },
): AsyncGenerator<string, void, undefined> {
  counter.bytesRead = 0;
  const decode = encoding === 'windows-1252' ? decodeWindows1252 : streamDecoder(encoding);
  let heldReturn = '';
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    counter.bytesRead += (chunk as Buffer).length;
    let text = heldReturn + decode(chunk as Buffer);
    heldReturn = text.endsWith('\r') ? '\r' : '';
    if (heldReturn) text = text.slice(0, -1);
    if (text) yield unifyLineBreaks(text);
  }
  const rest = heldReturn + decode();
  if (rest) yield unifyLineBreaks(rest);
}

function streamDecoder(encoding: TextEncoding): (chunk?: Buffer) => string {
  const decoder = new TextDecoder(encoding);
  return (chunk) => (chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
}

/** By a table of our own: some Node versions read Latin-1 under this name. */
function decodeWindows1252(chunk?: Buffer): string {
  if (!chunk) return '';
  return chunk.toString('latin1').replace(C1, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!);
}

function unifyLineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
