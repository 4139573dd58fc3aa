import type { RecordDeclaration } from '../define-record.ts';
import { isListKind } from '../field-kinds.ts';
import type { Field } from '../field-types.ts';
import { phoneDigits } from './match-keys.ts';

type Values = Record<string, unknown>;

/**
 * What becomes of the fields of a record into which others go, as long as nobody chooses: what is
 * filled in stays, what is empty comes from the first of the others that has it, lists and long
 * texts get what they lack. Only what changes.
 */
export function uniteValues(
  declaration: RecordDeclaration,
  kept: Values,
  others: readonly Values[],
): Values {
  const patch: Values = {};
  for (const [name, field] of Object.entries(declaration.fields)) {
    if (field.readOnly) continue;
    const before = kept[name] ?? null;
    const after = others.reduce<unknown>(
      (value, other) => unite(field, value, other[name]),
      before,
    );
    if (after !== before) patch[name] = after;
  }
  return patch;
}

function unite(field: Field, ours: unknown, theirs: unknown): unknown {
  if (isEmpty(theirs)) return ours;
  if (isEmpty(ours)) return theirs;
  // what was sold twice is not known to be more: two orders of one chair are no order of two
  if (field.kind === 'lines') return ours;
  if (isListKind(field.kind)) return uniteLists(field, ours as string[], theirs as string[]);
  if (field.kind === 'boolean') return ours || theirs;
  if (field.kind === 'long_text') return uniteTexts(field, String(ours), String(theirs));
  return ours;
}

/** Nothing was ever said there. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || isNone(value);
}

function isNone(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function uniteLists(field: Field, ours: string[], theirs: string[]): string[] {
  const known = new Set(ours.map((item) => keyOf(field, item)));
  const added = theirs.filter((item) => {
    const key = keyOf(field, item);
    return !known.has(key) && known.add(key);
  });
  if (added.length === 0) return ours;
  const room = 'maxItems' in field ? (field.maxItems ?? Number.POSITIVE_INFINITY) : Infinity;
  return [...ours, ...added].slice(0, Math.max(room, ours.length));
}

/** One number written in two ways is one. */
function keyOf(field: Field, item: string): string {
  if (field.kind === 'phones') return phoneDigits(item) ?? item.trim();
  return item.trim().toLowerCase();
}

function uniteTexts(field: Field, ours: string, theirs: string): string {
  const known = new Set(ours.split('\n').map((line) => line.trim()));
  const added = theirs.split('\n').filter((line) => line.trim() !== '' && !known.has(line.trim()));
  const united = [ours, ...added].join('\n');
  const isTooLong = 'maxLength' in field && united.length > field.maxLength;
  return added.length === 0 || isTooLong ? ours : united;
}
