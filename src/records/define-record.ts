import type { Changers, NamedChanger } from './changed-by.ts';
import type { Field, Fields, FieldValue } from './field-types.ts';

/** Who may see a record: the whole workspace, the owner's team, or the owner alone. */
export const VISIBILITIES = ['workspace', 'team', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What nobody chooses besides: its declaration says by `seenBy` whom it names, and they and who leads them see it. */
export const AUDIENCES = [...VISIBILITIES, 'named'] as const;
export type Audience = (typeof AUDIENCES)[number];

/**
 * The fields that name a member or, where they name none, a team: that member owns the record. They see it,
 * the team's members do, and who leads: the team's leader, managers and administrators. It naming nobody, all do.
 */
export interface NamedAudience {
  member: string;
  team?: string;
}

/** A part of a record's page and form, with its fields in order. */
export interface PageSection {
  id: string;
  /** '' for the first fields, which need no heading. */
  label: string;
  fields: string[];
  /** Pages and forms keep these behind a button. */
  folded?: true;
}

export interface RecordDeclaration<F extends Fields = Fields, T extends string = string> {
  /** Singular, also the table: `person`. */
  type: T;
  /** The collection's path: `people`. */
  plural: string;
  label: string;
  pluralLabel: string;
  /** The record's name as a person reads it; pure, of field values. Also stored, for sorting. */
  title: (values: Partial<Record<string, unknown>>) => string;
  /** One of these fields at least is filled, or nobody would find it again; `otherwise` says what to give. */
  foundBy?: { oneOf: readonly string[]; otherwise: string };
  /** The field whose record stands beside the title, such as a person's company. */
  subtitle?: string;
  fields: F;
  /** Fields that the product itself obeys, so that no workspace hides them; whoever reads them. */
  obeyedFields?: readonly string[];
  /** Columns of a new list, in order. */
  listFields: readonly string[];
  /** The ready-made views of its list by name, in the order of their tabs; the web app draws them. */
  listViews?: readonly string[];
  /** Seen by whoever sees the record it hangs on, so that nobody decides it here. */
  followsAudience?: true;
  /** Seen by whom it names and who leads them, so that nobody decides it here. */
  seenBy?: NamedAudience;
  /** What is set once for all, such as the stages of deals: search neither finds nor offers it. */
  isSetting?: true;
  /**
   * Who alone changes and bins it; absent, every member does. Made by all where it is its `owner`'s or
   * somebody's whom it names, else by them alone. What administrators set is set for all, so it is seen by all.
   */
  changedBy?: 'owner' | NamedChanger | Changers;
  /** Whoever is signed in may change nothing of it. */
  readOnly?: true;
  /** The same one may be taken up twice by mistake, so several can be put together into one. */
  canMerge?: true;
  /** There may be a million: a part of a title is sought step by step, by indexes of its own. */
  isMany?: true;
  /** Of rows that are no records: the columns of every record that they have all the same. */
  baseFields?: readonly string[];
  /** How a workspace arranges its pages; absent: all fields as they are declared. */
  sections?: readonly PageSection[];
}

/** The columns that every record has besides its declared fields. */
export interface RecordBase {
  id: string;
  /** The name shown, made by `title`. */
  title: string;
  owner_id: string | null;
  visibility: Audience;
  /** Rises by one with each change; the ETag is `"<version>"`. */
  version: number;
  created_at: string;
  updated_at: string;
  /** When it went to the bin; null while it lives. */
  deleted_at: string | null;
}

export type FieldValues<F extends Fields> = { [K in keyof F]: FieldValue<F[K]> };
/** A record as the API gives it. */
export type RecordOf<D extends RecordDeclaration> = RecordBase & FieldValues<D['fields']>;
/** What may be given on create or change; absent is "leave it". */
export type RecordInput<D extends RecordDeclaration> = Partial<FieldValues<D['fields']>> & {
  owner_id?: string | null;
  visibility?: Visibility;
};

/** Declares a record type once; list, form, filter, import, search, history and API follow. */
export function defineRecord<const F extends Fields, const T extends string>(
  declaration: RecordDeclaration<F, T> & {
    subtitle?: keyof F & string;
    foundBy?: { oneOf: readonly (keyof F & string)[]; otherwise: string };
    obeyedFields?: readonly (keyof F & string)[];
    listFields: readonly (keyof F & string)[];
  },
): RecordDeclaration<F, T> {
  return declaration;
}

export function fieldOf(declaration: RecordDeclaration, name: string): Field | undefined {
  return Object.hasOwn(declaration.fields, name) ? declaration.fields[name] : undefined;
}
