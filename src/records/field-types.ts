/** What a field holds. Each kind has one column type, one check, one filter family, one editor. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'emails'
  | 'phones'
  | 'domains'
  | 'tags'
  | 'url'
  | 'choice'
  | 'date'
  | 'datetime'
  | 'integer'
  | 'boolean'
  | 'reference'
  | 'member';

interface FieldBase {
  label: string;
  /** Why a person is asked for it, told to the person beside the field. */
  why: string;
  /** Where the product or the team uses it; a field that nothing uses is not asked. */
  usedIn: readonly string[];
  required?: boolean;
  /** Set by commands of the feature, never typed into a form or patched. */
  readOnly?: boolean;
  /** Words of this field find the record in search. */
  searchable?: boolean;
}

export interface TextField extends FieldBase {
  kind: 'text' | 'long_text' | 'url';
  maxLength: number;
}
/** A list of texts; the first is the main one. */
export interface ListField extends FieldBase {
  kind: 'emails' | 'phones' | 'domains' | 'tags';
  maxItems: number;
}
export interface ChoiceField extends FieldBase {
  kind: 'choice';
  choices: readonly { value: string; label: string }[];
}
/** A link to another record of the same workspace, by id. */
export interface ReferenceField extends FieldBase {
  kind: 'reference';
  to: string;
}
/** `date` is `YYYY-MM-DD`; `datetime` is an ISO 8601 instant in UTC. */
export interface PlainField extends FieldBase {
  kind: 'date' | 'datetime' | 'integer' | 'boolean' | 'member';
}

export type Field = TextField | ListField | ChoiceField | ReferenceField | PlainField;
export type Fields = Record<string, Field>;

/** What a field holds in JSON: `null` is "not known"; list fields are never null. */
export type FieldValue<F extends Field> = F extends ListField
  ? string[]
  : F extends { kind: 'integer' }
    ? number | null
    : F extends { kind: 'boolean' }
      ? boolean
      : string | null;
