import type { TextEncoding } from '../table.ts';
import type { FileProblem } from './file-problems.ts';

/** `zip` may be a workbook; `text` a CSV file or vCards: look inside. */
export type Container = { kind: 'zip' | 'text' } | { kind: 'refused'; problem: FileProblem };

const SIGNATURES: readonly [string, FileProblem][] = [
  ['%PDF-', 'pdf'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'xls'],
  ['\x09\x08\x10\x00', 'xls'],
  ['\x09\x04\x06\x00', 'xls'],
  ['{\\rtf', 'rtf'],
  ['\x1f\x8b', 'compressed'],
  ['7z\xbc\xaf', 'compressed'],
  ['Rar!', 'compressed'],
  ['BZh', 'compressed'],
  ['\xfd7zXZ', 'compressed'],
  ['(\xb5/\xfd', 'compressed'],
  ['!BDN', 'outlook_data'],
  ['\x89PNG', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF8', 'image'],
  ['SQLite format 3', 'binary'],
  ['\x7fELF', 'binary'],
];
/** The name of the stream that holds an encrypted workbook inside an OLE file. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells by the first bytes what a file is; its name is not asked. */
export function detectContainer(head: Buffer): Container {
  if (head.length === 0) return { kind: 'refused', problem: 'empty' };
  const start = head.toString('latin1', 0, 16);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'zip' };
  const signature = SIGNATURES.find(([bytes]) => start.startsWith(bytes));
  if (!signature) return { kind: 'text' };
  const isEncrypted = signature[1] === 'xls' && head.includes(ENCRYPTED_STREAM);
  return { kind: 'refused', problem: isEncrypted ? 'encrypted' : signature[1] };
}

const MARKUP: readonly [RegExp, FileProblem][] = [
  [/^(?:<!doctype html|<html|<head|<body|<meta|<table|<title|<style|<div)/i, 'html'],
  [/^<(?:\?xml|!--)[\s\S]{0,4000}?<(?:!doctype html|html)/i, 'html'],
  [/^<(?:\?xml|!doctype|[a-z][\w:-]*[\s>])/i, 'xml'],
  [/^<!--/, 'html'],
  [/^begin:vcalendar/i, 'calendar'],
  [/^(?:version: 1\r?\n)?dn::? /, 'ldif'],
  [/^\{\s*(?:"|\}|$)/, 'json'],
  [/^\[\s*[[{]/, 'json'],
];

/** Tells from the first characters of a text whether it is vCards, a table, or something else. */
export function detectText(head: string): 'csv' | 'vcard' | FileProblem {
  const start = head.trimStart();
  if (start === '') return 'empty';
  if (/^(?:begin:vcard|\S*\.?begin:vcard)/i.test(start)) return 'vcard';
  const markup = MARKUP.find(([pattern]) => pattern.test(start));
  if (markup) return markup[1];
  return isMostlyText(head) ? 'csv' : 'binary';
}

/** A stray NUL is cleaned later; a file full of control characters is no text. */
function isMostlyText(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const odd = head.match(/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return odd <= Math.max(8, head.length * 0.02);
}

/** By byte order mark, or by where the zero bytes of plain letters stand. */
export function detectUtf16(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const length = Math.min(head.length & ~1, 4096);
  if (length < 16) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at & 1]!++;
  const half = length / 2;
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.1) return 'utf-16le';
  if (zeros[0]! > half * 0.6 && zeros[1]! < half * 0.1) return 'utf-16be';
  return undefined;
}
