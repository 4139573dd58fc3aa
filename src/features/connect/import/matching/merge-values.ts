import { foldText } from '#src/lib/fold-text.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import { isList } from '#src/records/values/clean-values.ts';
import { phoneDigits } from '#src/records/values/match-keys.ts';
import { writeAmount } from '#src/records/values/money-text.ts';
import { findRegion } from '../values/find-region.ts';

type Values = Record<string, unknown>;

export interface Merged {
  /** What the list adds: empty fields filled, addresses, tags and notes that were not there. */
  patch: Values;
  /** Where both say something else; ours stays. */
  kept: { field: string; ours: string; theirs: string }[];
}

/** Brings what a list says into a record that is there already. Nothing that is filled is overwritten. */
export function mergeValues(
  declaration: RecordDeclaration,
  current: Values,
  incoming: Values,
): Merged {
  const merged: Merged = { patch: {}, kept: [] };
  for (const [name, theirs] of Object.entries(incoming)) {
    const field = declaration.fields[name];
    if (!field || field.kind === 'lines' || isEmpty(theirs)) continue;
    const ours = current[name];
    if (isList(field)) mergeList(merged, field, { name, ours, theirs });
    else if (isEmpty(ours)) merged.patch[name] = theirs;
    else mergeText(merged, field, { name, ours: textOf(ours), theirs: textOf(theirs) });
  }
  return merged;
}

/** As it is told to a person. */
function textOf(value: unknown): string {
  const { amount, currency } = Object(value);
  return currency === undefined
    ? String(value)
    : writeAmount({ amount, currency }).concat(` ${currency}`);
}

interface Pair<T> {
  name: string;
  ours: T;
  theirs: T;
}

function isEmpty(value: unknown): boolean {
  return (
    value == null || value === '' || value === false || (Array.isArray(value) && value.length === 0)
  );
}

function mergeList(merged: Merged, field: Field, { name, ours, theirs }: Pair<unknown>): void {
  const known = (ours ?? []) as string[];
  const keys = new Set(known.map((item) => keyOf(field, item)));
  const added: string[] = [];
  for (const item of theirs as string[]) {
    const key = keyOf(field, item);
    if (keys.has(key)) continue;
    keys.add(key);
    added.push(item);
  }
  if (added.length === 0) return;
  const room = ('maxItems' in field ? field.maxItems : Infinity) - known.length;
  if (room > 0) merged.patch[name] = [...known, ...added.slice(0, room)];
  if (added.length > room) {
    const theirRest = added.slice(Math.max(0, room)).join(', ');
    merged.kept.push({ field: name, ours: `${known.length} others`, theirs: theirRest });
  }
}

/** What two ways of writing one item share: the last nine digits of a phone, a text without accents. */
function keyOf(field: Field, item: string): string {
  if (field.kind !== 'phones') return foldText(item.trim());
  return phoneDigits(item) ?? item.trim();
}

function mergeText(merged: Merged, field: Field, { name, ours, theirs }: Pair<string>): void {
  if (field.kind === 'long_text') {
    const added = addLines(ours, theirs, field.maxLength);
    if (added !== ours) merged.patch[name] = added;
    return;
  }
  if (name === 'birthday' && ours.startsWith('--') && theirs.endsWith(ours.slice(1))) {
    merged.patch[name] = theirs;
    return;
  }
  if (!isSameText(name, ours, theirs)) merged.kept.push({ field: name, ours, theirs });
}

function addLines(ours: string, theirs: string, maxLength: number): string {
  const known = new Set(ours.split('\n').map((line) => line.trim()));
  let text = ours;
  for (const line of theirs.split('\n').map((part) => part.trim())) {
    if (line === '' || known.has(line) || text.length + line.length + 1 > maxLength) continue;
    known.add(line);
    text += `\n${line}`;
  }
  return text;
}

function isSameText(name: string, ours: string, theirs: string): boolean {
  const [a, b] = [ours, theirs].map((text) =>
    foldText(text)
      .replace(/[\s.,-]+/g, ' ')
      .trim(),
  );
  if (a === b) return true;
  if (name === 'country') {
    const region = findRegion(ours);
    return region !== undefined && region === findRegion(theirs);
  }
  if (name === 'website') return bareAddress(ours) === bareAddress(theirs);
  return name === 'birthday' && theirs.startsWith('--') && ours.endsWith(theirs.slice(1));
}

function bareAddress(url: string): string {
  return url
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/+$/, '');
}
