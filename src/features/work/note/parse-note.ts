import { readCheckLine } from './check-items.ts';

/** A stretch of text within a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis'; parts: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; parts: Inline[] };

export interface ListItem {
  /** What stands before it: a point, a number, or a box. */
  mark: 'point' | 'number' | 'check';
  number?: number;
  done?: boolean;
  /** How far it is set in, from 0. */
  depth: number;
  /** As it was typed, for a check item: by this its task is found. */
  text: string;
  parts: Inline[];
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; parts: Inline[] }
  | { kind: 'quote' | 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; items: ListItem[] };

const MOST_DEPTH = 4;

/**
 * Reads the few signs of Markdown that a note may have: headings, lists, boxes, quotes, bold,
 * italic, code, links. Line breaks stay as typed, and whatever is not one of these is plain text:
 * there is no HTML. Every text can be read, in time linear in its length.
 */
export function parseNote(body: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;
  for (const line of body.split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const block = readBlock(line);
    const last = isOpen ? blocks.at(-1) : undefined;
    if (last && !joinBlocks(last, block)) blocks.push(block);
    if (!last) blocks.push(block);
    isOpen = true;
  }
  return blocks;
}

function readBlock(line: string): Block {
  const heading = /^(#{1,3})[ \t]+(\S.*)$/.exec(line);
  if (heading) {
    return {
      kind: 'heading',
      level: heading[1]!.length as 1 | 2 | 3,
      parts: parseInline(heading[2]!),
    };
  }
  const item = readListItem(line);
  if (item) return { kind: 'list', items: [item] };
  const quote = /^>[ \t]?(.*)$/.exec(line);
  if (quote) return { kind: 'quote', lines: [parseInline(quote[1]!)] };
  return { kind: 'paragraph', lines: [parseInline(line)] };
}

function readListItem(line: string): ListItem | null {
  const inset = /^[ \t]*/.exec(line)![0].replaceAll('\t', '  ').length;
  const depth = Math.min(MOST_DEPTH, Math.floor(inset / 2));
  const check = readCheckLine(line);
  if (check) return { mark: 'check', depth, ...check, parts: parseInline(check.text) };
  const point = /^[ \t]*[-*+][ \t]+(\S.*)$/.exec(line);
  if (point) return { mark: 'point', depth, text: point[1]!, parts: parseInline(point[1]!) };
  const numbered = /^[ \t]*(\d{1,3})[.)][ \t]+(\S.*)$/.exec(line);
  if (!numbered) return null;
  const [, number, text] = numbered;
  return { mark: 'number', number: Number(number), depth, text: text!, parts: parseInline(text!) };
}

/** Adds a line to the block before it, if it is of the same kind. */
function joinBlocks(last: Block, block: Block): boolean {
  if (last.kind === 'list' && block.kind === 'list') last.items.push(...block.items);
  else if (last.kind === 'paragraph' && block.kind === 'paragraph') last.lines.push(...block.lines);
  else if (last.kind === 'quote' && block.kind === 'quote') last.lines.push(...block.lines);
  else return false;
  return true;
}

// Each is bounded, or ends with its own sign, so that no text makes the search slow.
const SIGNS = new RegExp(
  [
    '`(?<code>[^`\\n]{1,500})`',
    '\\*\\*(?<strong>[^*\\n]{1,500})\\*\\*',
    '(?<![\\w*])\\*(?<emphasis>[^*\\s][^*\\n]{0,500})\\*(?![\\w*])',
    '(?<!\\w)_(?<underlined>[^_\\s][^_\\n]{0,500})_(?!\\w)',
    '\\[(?<label>[^[\\]\\n]{1,500})\\]\\((?<target>[^()\\s]{1,500})\\)',
    '(?<bare>https?:\\/\\/[^\\s<>"\'()[\\]]{1,1000}[^\\s<>"\'()[\\].,;:!?])',
  ].join('|'),
  'gu',
);

/** The signs within one line. */
export function parseInline(line: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  let at = 0;
  for (const match of depth > MOST_DEPTH ? [] : line.matchAll(SIGNS)) {
    const part = readSign(match.groups!, depth);
    if (!part) continue;
    if (match.index > at) parts.push({ kind: 'text', text: line.slice(at, match.index) });
    parts.push(part);
    at = match.index + match[0].length;
  }
  if (at < line.length) parts.push({ kind: 'text', text: line.slice(at) });
  return parts;
}

function readSign(found: Record<string, string | undefined>, depth: number): Inline | null {
  const { code, strong, emphasis, underlined, label, target, bare } = found;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', parts: parseInline(strong, depth + 1) };
  const leaning = emphasis ?? underlined;
  if (leaning !== undefined) return { kind: 'emphasis', parts: parseInline(leaning, depth + 1) };
  const href = safeHref(target ?? bare ?? '');
  if (!href) return null;
  return { kind: 'link', href, parts: [{ kind: 'text', text: label ?? bare ?? '' }] };
}

/** Web, mail and phone addresses alone lead anywhere; whatever else is asked for stays text. */
function safeHref(target: string): string | null {
  const address = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(target) ? `https://${target}` : target;
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(address) || !URL.canParse(address)) return null;
  return address;
}

/** A line without its signs, such as for a title. */
export function plainLine(line: string): string {
  const [block] = parseNote(line);
  if (!block) return '';
  if (block.kind === 'list') return plainText(block.items[0]!.parts);
  return plainText(block.kind === 'heading' ? block.parts : block.lines[0]!);
}

function plainText(parts: Inline[]): string {
  return parts
    .map((part) => ('parts' in part ? plainText(part.parts) : part.text))
    .join('')
    .trim();
}
