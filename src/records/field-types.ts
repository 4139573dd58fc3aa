import type { Line } from '#src/lib/line-totals.ts';

/** What a field holds. What follows from it stands in `field-kinds.ts` and `field-checks.ts`. */
export type FieldKind =
  | 'text'
  | 'long_text'
  | 'emails'
  | 'phones'
  | 'domains'
  | 'tags'
  | 'url'
  | 'choice'
  | 'choices'
  | 'date'
  | 'datetime'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean'
  | 'reference'
  | 'references'
  | 'member'
  | 'members'
  | 'lines';

interface FieldBase {
  label: string;
  /** Why a person is asked for it, told to the person beside the field. */
  why: string;
  /** Where the product or the team uses it; a field that nothing uses is not asked. */
  usedIn: readonly string[];
  required?: boolean;
  /** Told to who leaves it out, instead of `why`. */
  requiredWhy?: string;
  /** Set by commands of the feature, never typed into a form or patched. */
  readOnly?: boolean;
  /** Who alone changes it; absent, whoever changes the record. */
  changedBy?: 'managers';
  /** Words of this field find the record in search. */
  searchable?: boolean;
  /** A workspace has added it: its values stand in the column `custom`, under its name. */
  custom?: true;
  /** A workspace does not show it on pages, in forms and in lists. Its values stay. */
  hidden?: true;
}

export interface TextField extends FieldBase {
  kind: 'text' | 'long_text' | 'url';
  maxLength: number;
  /**
   * A birthday is typed as people write days, and kept as `YYYY-MM-DD`, or `--MM-DD` where the year is
   * not known. A country is kept as it was written, shown in the reader's language and found by its
   * name in any.
   */
  holds?: 'birthday' | 'country';
}
/** A list of texts; the first is the main one. */
export interface ListField extends FieldBase {
  kind: 'emails' | 'phones' | 'domains' | 'tags';
  maxItems: number;
}
export interface Choice {
  value: string;
  label: string;
}
export interface ChoiceField extends FieldBase {
  kind: 'choice';
  choices: readonly Choice[];
}
/** Several of the choices. */
export interface ChoicesField extends FieldBase {
  kind: 'choices';
  choices: readonly Choice[];
}
/** A link to another record of the same workspace, by id. */
export interface ReferenceField extends FieldBase {
  kind: 'reference';
  to: string;
}
/** Links to several records of one type. */
export interface ReferencesField extends FieldBase {
  kind: 'references';
  to: string;
  maxItems: number;
}
export interface MembersField extends FieldBase {
  kind: 'members';
  maxItems: number;
}
/** What is sold, position by position: `src/lib/line-totals.ts` reckons what it comes to. */
export interface LinesField extends FieldBase {
  kind: 'lines';
  maxItems: number;
  /** The field of the same record that says the currency: one of money, or a code. */
  currency: string;
  /** The record type that a line may be one of. */
  products: string;
}
/** `date` is `YYYY-MM-DD`; `datetime` is an ISO 8601 instant in UTC. */
export interface PlainField extends FieldBase {
  kind: 'date' | 'datetime' | 'integer' | 'number' | 'money' | 'boolean' | 'member';
  /** A day that should not have passed while the other field has this value; lists point it out. */
  lateWhile?: { field: string; is: string | null };
}

export type Field =
  | TextField
  | ListField
  | ChoiceField
  | ChoicesField
  | ReferenceField
  | ReferencesField
  | MembersField
  | LinesField
  | PlainField;
export type Fields = Record<string, Field>;

/** An amount of money. */
export interface Money {
  /** In the currency's smallest unit, such as cents: 1999 is 19.99 EUR. */
  amount: number;
  /** ISO 4217. */
  currency: string;
}

/** What a field holds in JSON: `null` is "not known"; list fields are never null. */
export type FieldValue<F extends Field> = F extends
  | ListField
  | ChoicesField
  | ReferencesField
  | MembersField
  ? string[]
  : F extends LinesField
    ? Line[]
    : F extends { kind: 'integer' | 'number' }
      ? number | null
      : F extends { kind: 'money' }
        ? Money | null
        : F extends { kind: 'boolean' }
          ? boolean
          : string | null;
