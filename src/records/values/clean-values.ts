import { wholeSigns } from '#src/lib/whole-signs.ts';
import type { RecordDeclaration } from '../define-record.ts';
import { emptyOf, FIELD_KINDS, isListKind } from '../field-kinds.ts';
import type { Field } from '../field-types.ts';
import { readBirthday } from './birthday.ts';
import { cleanLines } from './clean-lines.ts';

/** The input as it is kept: trimmed, empty as null, addresses in lower case, lists without doubles. */
export function cleanValues(
  declaration: RecordDeclaration,
  input: Record<string, unknown>,
): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    const field = declaration.fields[name];
    clean[name] = field ? cleanValue(field, value) : value;
  }
  return clean;
}

/** One value as it is kept. */
export function cleanValue(field: Field, value: unknown): unknown {
  if (field.kind === 'lines') return cleanLines(value);
  if (Array.isArray(value)) {
    const texts = value.map((text) => cleanText(field, String(text))).filter((text) => text !== '');
    return [...new Set(texts)];
  }
  if (typeof value === 'string') return cleanText(field, value) || null;
  return value ?? emptyOf(field.kind);
}

function cleanText(field: Field, text: string): string {
  const trimmed = wholeSigns(text).normalize('NFC').trim();
  if (field.kind === 'emails' || field.kind === 'domains') return trimmed.toLowerCase();
  // what a history from before holds stays as it is
  if ('holds' in field && field.holds === 'birthday') return readBirthday(trimmed).date ?? trimmed;
  if (field.kind === 'long_text') return trimmed.replace(/\r\n?/g, '\n');
  if (FIELD_KINDS[field.kind].ids) return trimmed.toLowerCase();
  return field.kind === 'datetime' ? new Date(trimmed).toISOString() : trimmed;
}

/** Whether the field holds a list, which is never null. */
export function isList(field: Field): boolean {
  return isListKind(field.kind);
}
