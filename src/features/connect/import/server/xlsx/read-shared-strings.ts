import type { Readable } from 'node:stream';
import type { ReadLimits } from '../../table.ts';
import { decodeEscapes } from './cell-value.ts';
import { type ParseClock, parseXml } from './parse-xml.ts';

/** The texts that cells name by number. Each is at most one character over what a cell may hold. */
export async function readSharedStrings(
  stream: Readable,
  limits: ReadLimits,
  clock: ParseClock,
): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let phonetic = 0;
  const handlers = {
    open: (name: string) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    text: (part: string) => {
      if (isText && text.length <= limits.cellLength) text += part;
    },
    close: (name: string) => {
      isText = false;
      if (name === 'rPh') phonetic--;
      if (name === 'si')
        strings.push(copyString(decodeEscapes(text.slice(0, limits.cellLength + 1))));
    },
  };
  for await (const _ of parseXml(stream, handlers, clock));
  return strings;
}

/** A text cut from a larger one keeps the whole of it in memory; its copy does not. */
function copyString(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
