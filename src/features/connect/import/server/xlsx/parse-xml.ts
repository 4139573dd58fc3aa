import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { AppError } from '#src/lib/app-error.ts';
import { detectUtf16 } from '../detect-format.ts';
import { fileError } from '../file-problems.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix, so that `x:row` is `row`. */
export interface XmlHandlers {
  open: (name: string, attributes: XmlAttributes) => void;
  close: (name: string) => void;
  text?: (text: string) => void;
}

/** Time spent on parsing, summed over the parts of a workbook. */
export interface ParseClock {
  spentMs: number;
  maxMs: number;
}

/** One text, comment or tag may not be longer than this; else it would be gathered in memory. */
const MAX_SILENT_CHARACTERS = 1024 * 1024;
const MAX_DEPTH = 100;

/**
 * Parses one part of a workbook, piece by piece; yields after each, so that rows can be taken.
 * Refuses document type declarations, so no entity is ever expanded.
 */
export async function* parseXml(
  stream: Readable,
  handlers: XmlHandlers,
  clock: ParseClock,
): AsyncGenerator<number, void, undefined> {
  const guard = { silent: 0, depth: 0 };
  const parser = makeParser(handlers, guard);
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      decoder ??= new TextDecoder(detectUtf16(chunk) ?? 'utf-8');
      const text = decoder.decode(chunk, { stream: true });
      guard.silent += text.length;
      timed(clock, () => parser.write(text));
      if (guard.silent > MAX_SILENT_CHARACTERS) throw fileError('zip_bomb');
      yield chunk.length;
    }
    timed(clock, () => parser.close());
    yield 0;
  } catch (error) {
    if (error instanceof AppError || isOurs(error)) throw error;
    throw fileError('broken_workbook');
  } finally {
    stream.destroy();
  }
}

function makeParser(handlers: XmlHandlers, guard: { silent: number; depth: number }): SaxesParser {
  const parser = new SaxesParser({ position: false });
  parser.on('doctype', () => {
    throw fileError('broken_workbook');
  });
  parser.on('opentag', ({ name, attributes }) => {
    guard.silent = 0;
    if (++guard.depth > MAX_DEPTH) throw fileError('zip_bomb');
    handlers.open(localName(name), attributes as XmlAttributes);
  });
  parser.on('closetag', ({ name }) => {
    guard.silent = 0;
    guard.depth--;
    handlers.close(localName(name));
  });
  const onText = (text: string) => {
    guard.silent = 0;
    handlers.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  return parser;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function timed(clock: ParseClock, work: () => void): void {
  const start = performance.now();
  work();
  clock.spentMs += performance.now() - start;
  if (clock.spentMs > clock.maxMs) throw fileError('zip_bomb');
}

/** Bugs of our own must not look like a damaged file. */
function isOurs(error: unknown): boolean {
  return error instanceof TypeError || error instanceof ReferenceError;
}
