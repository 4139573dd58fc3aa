import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import type { Choice, FieldKind } from '#src/records/field-types.ts';

/** The kinds that a field of each kind may become. Money and links cannot be guessed from others. */
export const BECOMES: Readonly<Record<FieldKind, readonly FieldKind[]>> = {
  text: ['long_text', 'url', 'number', 'date', 'choice', 'tags', 'emails', 'phones'],
  long_text: ['text'],
  url: ['text', 'long_text'],
  emails: ['tags'],
  phones: ['tags'],
  domains: ['tags'],
  tags: ['choices', 'text'],
  choice: ['choices', 'text'],
  choices: ['choice', 'tags'],
  date: ['text'],
  datetime: ['date', 'text'],
  integer: ['number', 'text'],
  number: ['integer', 'text'],
  money: [],
  boolean: [],
  reference: ['references'],
  references: ['reference'],
  member: ['members'],
  members: ['member'],
  lines: [],
};

interface Conversion {
  from: FieldKind;
  to: FieldKind;
  /** Of the field as it was and as it becomes. */
  choices: readonly Choice[];
}

/** The value as the new kind holds it; undefined if it does not survive. Whether it fits is checked after. */
export function convertValue(value: unknown, { from, to, choices }: Conversion): unknown {
  const isList = Array.isArray(FIELD_KINDS[to].empty);
  const single = Array.isArray(value) && !isList ? onlyOne(value) : value;
  if (single === undefined) return undefined;
  if (isList) return [single].flat().map((one) => convertOne(one, { from, to, choices }));
  return convertOne(single, { from, to, choices });
}

function onlyOne(values: unknown[]): unknown {
  return values.length === 1 ? values[0] : undefined;
}

function convertOne(value: unknown, { from, to, choices }: Conversion): unknown {
  const wasChoice = from === 'choice' || from === 'choices';
  const isChoice = to === 'choice' || to === 'choices';
  const label = wasChoice ? choices.find((one) => one.value === value)?.label : undefined;
  if (isChoice && !wasChoice) return choices.find((one) => isAlike(one.label, value))?.value;
  if (wasChoice && !isChoice) return label ?? String(value);
  if (to === 'number') return readPlainNumber(value);
  if (to === 'date') return String(value).slice(0, 10);
  return typeof value === 'number' && to === 'text' ? String(value) : value;
}

function isAlike(label: string, value: unknown): boolean {
  return label.trim().toLowerCase() === String(value).trim().toLowerCase();
}

/** A number as machines and most people write it; `1.234` could be two things, so it is none. */
function readPlainNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = String(value).trim().replace(',', '.');
  return /^[-+]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
