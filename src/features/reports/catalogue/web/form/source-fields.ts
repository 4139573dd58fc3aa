import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { kindOf } from '#src/records/web/fields/format-value.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import type { How } from './metric-draft.ts';

export interface FieldChoice {
  name: string;
  label: string;
}

const NUMBERS: readonly FieldKind[] = ['money', 'number', 'integer'];
const DATES: readonly FieldKind[] = ['date', 'datetime'];
const KINDS: Record<Exclude<How, 'count' | 'part'>, readonly FieldKind[]> = {
  sum: NUMBERS,
  average: NUMBERS,
  median: NUMBERS,
  distinct: ['reference', 'member', 'text', 'choice'],
  between: DATES,
};

/** The fields that can be measured so. */
export function fieldsFor(declaration: RecordDeclaration, how: How): FieldChoice[] {
  if (how === 'count' || how === 'part') return [];
  const own = fieldsOf(declaration, KINDS[how]);
  return how === 'between' ? [...datesOfRecord(declaration), ...own] : own;
}

/** The dates by which something can fall into a period. */
export function datesOf(declaration: RecordDeclaration): FieldChoice[] {
  return [...datesOfRecord(declaration), ...fieldsOf(declaration, DATES)];
}

function fieldsOf(declaration: RecordDeclaration, kinds: readonly FieldKind[]): FieldChoice[] {
  return shownFields(declaration)
    .filter((name) => kinds.includes(declaration.fields[name]!.kind))
    .map((name) => ({ name, label: fieldLabel(declaration, name) }));
}

/** Every record has one; a set of rows that is no record type says its dates itself. */
function datesOfRecord(declaration: RecordDeclaration): FieldChoice[] {
  if (declaration.baseFields) return [];
  return kindOf(declaration, 'created_at') === 'datetime'
    ? [{ name: 'created_at', label: fieldLabel(declaration, 'created_at') }]
    : [];
}
