import type { RecordDeclaration } from './define-record.ts';
import type { Field } from './field-types.ts';

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

function cleanValue(field: Field, value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.map((text) => cleanText(field, String(text))).filter((text) => text !== '');
    return [...new Set(texts)];
  }
  if (typeof value === 'string') return cleanText(field, value) || null;
  return value ?? (isList(field) ? [] : null);
}

function cleanText(field: Field, text: string): string {
  const trimmed = text.normalize('NFC').trim();
  if (field.kind === 'emails' || field.kind === 'domains') return trimmed.toLowerCase();
  if (field.kind === 'long_text') return trimmed.replace(/\r\n?/g, '\n');
  return field.kind === 'datetime' ? new Date(trimmed).toISOString() : trimmed;
}

/** Whether the field holds a list of texts, which is never null. */
export function isList(field: Field): boolean {
  return ['emails', 'phones', 'domains', 'tags'].includes(field.kind);
}
