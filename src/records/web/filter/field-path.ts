import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { kindOf } from '../fields/format-value.ts';
import { fieldLabel } from '../labels.ts';
import { isOfDays } from './filter-ops.ts';

/** A field of the record, or of what it refers to: `company_id.city`. */
export interface FieldPlace {
  declaration: RecordDeclaration;
  name: string;
  kind: FieldKind;
  label: string;
}

type Types = ReadonlyMap<string, RecordDeclaration>;

export function fieldAt(types: Types, declaration: RecordDeclaration, path: string): FieldPlace {
  const [own = '', far] = path.split('.');
  const field = declaration.fields[own];
  const target = far && field && 'to' in field ? types.get(field.to) : undefined;
  if (!far || !target) {
    return {
      declaration,
      name: own,
      kind: kindOf(declaration, own),
      label: fieldLabel(declaration, own),
    };
  }
  return {
    declaration: target,
    name: far,
    kind: kindOf(target, far),
    label: `${fieldLabel(declaration, own)} · ${fieldLabel(target, far)}`,
  };
}

/** Whether the field holds days or instants. */
export function isDateField(declaration: RecordDeclaration, name: string): boolean {
  return isOfDays(kindOf(declaration, name));
}
