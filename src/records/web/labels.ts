import { AUDIENCES, type RecordDeclaration } from '#src/records/define-record.ts';
import { asWithin, textOr } from '#src/web/i18n/catalogue.ts';
import { recordsText } from './records-text.ts';

/** Columns of every record that a list can show. */
export const BASE_FIELDS = ['owner_id', 'created_at', 'updated_at'] as const;
export type BaseField = (typeof BASE_FIELDS)[number];

function isBaseField(name: string): name is BaseField {
  return (BASE_FIELDS as readonly string[]).includes(name);
}

/** Packs of a declaration stand beside it: `person.de.json` beside `person.ts`. */
function areaOf({ type }: RecordDeclaration): string {
  return `record/${type}`;
}

/** A field's name in the person's language; English stands in the declaration. */
export function fieldLabel(declaration: RecordDeclaration, name: string): string {
  if (name === 'title') return declaration.label && recordLabel(declaration);
  if (isBaseField(name)) return recordsText.text(`base.${name}`);
  if (name === 'visibility') return recordsText.text('page.seenBy');
  const field = declaration.fields[name];
  return textOr(areaOf(declaration), `${name}.label`, field?.label ?? name);
}

export function fieldWhy(declaration: RecordDeclaration, name: string): string {
  const field = declaration.fields[name];
  return textOr(areaOf(declaration), `${name}.why`, field?.why ?? '');
}

export function choiceLabel(declaration: RecordDeclaration, name: string, value: string): string {
  const field = declaration.fields[name];
  const choice = field && 'choices' in field && field.choices.find((one) => one.value === value);
  return textOr(areaOf(declaration), `${name}.choices.${value}`, choice ? choice.label : value);
}

/** A place that a field says it is used in. */
export function placeLabel(place: string): string {
  return textOr('record/places', place, place);
}

/** Whom to ask where one may only read. */
export function whoChanges({ changedBy }: RecordDeclaration): string {
  const isAdministrators = changedBy === 'administrators';
  return recordsText.text(isAdministrators ? 'list.byAdministrators' : 'list.byManagers');
}

/** A record type's name within a sentence: "New person". */
export function recordWord(declaration: RecordDeclaration): string {
  return asWithin(recordLabel(declaration));
}

/** Its plural within a sentence: "No people yet". */
export function recordPluralWord(declaration: RecordDeclaration): string {
  return asWithin(recordPluralLabel(declaration));
}

export function recordLabel(declaration: RecordDeclaration): string {
  return textOr(areaOf(declaration), 'label', declaration.label);
}

export function recordPluralLabel(declaration: RecordDeclaration): string {
  return textOr(areaOf(declaration), 'plural', declaration.pluralLabel);
}

export function visibilityLabel(value: string): string {
  const known = AUDIENCES.find((one) => one === value);
  return known ? recordsText.text(`page.visibility.${known}`) : value;
}
