import type { CustomFieldRow } from '#src/records/custom-fields.ts';
import { fieldFromRow } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { FIELD_KINDS } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { BECOMES } from '../../convert-value.ts';
import type { FieldBody, FieldChange, OwnField } from '../fields-queries.ts';

/** What is typed into the dialog. */
export interface FieldDraft {
  label: string;
  kind: FieldKind;
  /** One choice on each line. */
  choices: string;
  to: string;
  why: string;
  usedIn: string;
  required: boolean;
  requiredWhy: string;
  searchable: boolean;
}

/** In the order of how often they are wanted. */
export const OFFERED_KINDS: readonly FieldKind[] = [
  'text',
  'long_text',
  'choice',
  'choices',
  'date',
  'number',
  'money',
  'boolean',
  'integer',
  'datetime',
  'tags',
  'url',
  'emails',
  'phones',
  'member',
  'members',
  'reference',
  'references',
];

/** The kinds that a field may have: any for a new one, for another those that its values survive. */
export function kindsFor(field: OwnField | undefined): readonly FieldKind[] {
  if (!field) return OFFERED_KINDS;
  const kind = field.kind as FieldKind;
  return [kind, ...BECOMES[kind]];
}

export function beginDraft(field: OwnField | undefined): FieldDraft {
  return {
    label: field?.label ?? '',
    kind: (field?.kind as FieldKind | undefined) ?? 'text',
    choices: field?.choices?.map(({ label }) => label).join('\n') ?? '',
    to: field?.to ?? 'company',
    why: field?.why ?? '',
    usedIn: field?.used_in.join(', ') ?? '',
    required: field?.required ?? false,
    requiredWhy: field?.required_why ?? '',
    searchable: field?.searchable ?? false,
  };
}

export function hasChoices({ kind }: FieldDraft): boolean {
  return kind === 'choice' || kind === 'choices';
}

/** Lines as choices. Those that were there keep their value: by their name, or else by their line. */
export function readChoices(draft: FieldDraft, before: OwnField['choices']) {
  const labels = draft.choices
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const left = new Map((before ?? []).map((choice) => [choice.label, choice.value]));
  const kept = labels.map((label) => {
    const value = left.get(label);
    left.delete(label);
    return { label, value };
  });
  // as many lines as before: what is new in one was a renaming
  if (!before || labels.length !== before.length) return kept;
  return kept.map(({ label, value }, at) => ({
    label,
    value: value ?? (left.has(before[at]!.label) ? before[at]!.value : undefined),
  }));
}

export function toChange(draft: FieldDraft, field?: OwnField): FieldChange {
  const { hasWords } = FIELD_KINDS[draft.kind];
  const isNewKind = field && field.kind !== draft.kind;
  const choices = readChoices(draft, field?.choices ?? null);
  return {
    label: draft.label.trim(),
    why: draft.why.trim(),
    used_in: draft.usedIn
      .split(',')
      .map((place) => place.trim())
      .filter(Boolean),
    required: draft.required && draft.kind !== 'boolean',
    required_why: draft.required && draft.requiredWhy.trim() ? draft.requiredWhy.trim() : null,
    searchable: draft.searchable && hasWords === true,
    ...(isNewKind && { kind: draft.kind }),
    ...(hasChoices(draft) && choices.length > 0 && { choices }),
  };
}

export function toBody(draft: FieldDraft, declaration: RecordDeclaration): FieldBody {
  const isLink = draft.kind === 'reference' || draft.kind === 'references';
  return {
    ...(toChange(draft) as FieldBody),
    record_type: declaration.type,
    kind: draft.kind,
    ...(isLink && { to: draft.to }),
  };
}

/** A record type of this one field, to show how it is asked. */
export function previewOf(declaration: RecordDeclaration, draft: FieldDraft): RecordDeclaration {
  const choices = readChoices(draft, null).map(({ label }, at) => ({ value: String(at), label }));
  const row = {
    kind: draft.kind,
    label: draft.label.trim() || '…',
    why: draft.why.trim() || '…',
    used_in: draft.usedIn.split(',').filter((place) => place.trim()),
    options: { choices, to: draft.to },
  } as CustomFieldRow;
  const { sections: _none, ...rest } = declaration;
  return { ...rest, fields: { x_preview: fieldFromRow(row) } };
}
