import type { RecordDeclaration } from '#src/records/define-record.ts';
import { isListKind } from '#src/records/field-kinds.ts';
import type { Field } from '#src/records/field-types.ts';
import { isEmpty, uniteValues } from '#src/records/values/unite-values.ts';
import type { AnyRecord } from '#src/records/web/data/record-client.ts';

/** For each field the ids of the records whose value stays; of one value at most one. */
export type Choices = Record<string, string[]>;

/** Lists and long texts of several records can stand together. */
export function canUnite(field: Field): boolean {
  return isListKind(field.kind) || field.kind === 'long_text';
}

/** The fields to look at: those that any of the records has filled in. */
export function filledFields(
  declaration: RecordDeclaration,
  records: readonly AnyRecord[],
): string[] {
  return Object.entries(declaration.fields)
    .filter(([name, field]) => !field.readOnly && records.some((one) => !isEmpty(one[name])))
    .map(([name]) => name);
}

export function isAlike(records: readonly AnyRecord[], name: string): boolean {
  const [first, ...rest] = records.map((one) => JSON.stringify(one[name] ?? null));
  return rest.every((value) => value === first);
}

/** What stays if nobody chooses: that of the record that stays, else the first that has something. */
export function chosenOf(
  field: Field,
  name: string,
  { records, keep, choices }: { records: readonly AnyRecord[]; keep: string; choices: Choices },
): string[] {
  if (choices[name]) return choices[name];
  const filled = keptFirst(records, keep).filter((one) => !isEmpty(one[name]));
  const ids = filled.map(({ id }) => id);
  return canUnite(field) ? ids : ids.slice(0, 1);
}

/** The values that differ from what the server would do by itself. */
export function valuesOf(
  declaration: RecordDeclaration,
  { records, keep, choices }: { records: readonly AnyRecord[]; keep: string; choices: Choices },
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, ids] of Object.entries(choices)) {
    const chosen = keptFirst(records, keep).filter(({ id }) => ids.includes(id));
    values[name] = uniteField(declaration, name, chosen);
  }
  return values;
}

function uniteField(declaration: RecordDeclaration, name: string, chosen: AnyRecord[]): unknown {
  const [first, ...rest] = chosen;
  const field = declaration.fields[name]!;
  if (!first) return isListKind(field.kind) ? [] : null;
  const one = { ...declaration, fields: { [name]: field } };
  return uniteValues(one, first, rest)[name] ?? first[name] ?? null;
}

function keptFirst(records: readonly AnyRecord[], keep: string): AnyRecord[] {
  return records.toSorted((a, b) => Number(b.id === keep) - Number(a.id === keep));
}
