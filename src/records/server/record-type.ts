import type { VerbType } from '#src/lib/ledger-verbs.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Fields } from '#src/records/field-types.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { NamedTest } from './filter/named-test.ts';

/** A record's columns by name, as the table holds them. */
export type Row = Record<string, unknown> & { id: string };

/** A declaration of what the ledger has words for. */
export type ToldDeclaration = RecordDeclaration<Fields, VerbType>;

/** A declaration with what its feature does besides on the server. */
export interface RecordType {
  declaration: ToldDeclaration;
  /** How it and its fields are called in the other languages, where a workspace may add fields. */
  packs?: readonly object[];
  /**
   * Completes rows before they are written, such as an activity's company by its person's. `before`
   * is null for a new row. May change `after`; throws an AppError to refuse.
   */
  beforeSave?: (ctx: WriteContext, rows: SavedRow[]) => Promise<void>;
  /**
   * Sees to it that rows which hang on others are seen by whom those are; also where rows are led to
   * another record, or back, and nothing else follows (`isExact`).
   */
  keepAudience?: (ctx: WriteContext, rows: SavedRow[]) => Promise<void>;
  /** Brings other rows along with what was saved, in the same transaction. */
  afterSave?: (ctx: WriteContext, rows: SavedRow[]) => Promise<void>;
  /** Throws an AppError where the others cannot go into the one, such as for two prices of the same. */
  refuseMerge?: (ctx: WriteContext, merge: { id: string; others: string[] }) => Promise<void>;
  /** Tests of filters besides those of its fields, by name. */
  tests?: Readonly<Record<string, NamedTest>>;
  /** What its routes belong to, see `partOf`. */
  capability?: string;
  /** What refers to this type; known once all types are collected. */
  referrers?: readonly Referrer[];
}

/** A type whose `field` refers to another. */
export interface Referrer {
  type: RecordType;
  field: string;
}

export interface SavedRow {
  before: Row | null;
  after: Row;
}

export type RecordTypes = ReadonlyMap<string, RecordType>;

/** All types by name; tells each which others refer to it. */
export function collectRecordTypes(types: RecordType[]): RecordTypes {
  for (const type of types) type.referrers = referrersOf(types, type.declaration.type);
  return new Map(types.map((type) => [type.declaration.type, type]));
}

/** The fields of all types that refer to records of the named one. */
export function referrersOf(types: Iterable<RecordType>, name: string): Referrer[] {
  return [...types].flatMap((type) =>
    Object.entries(type.declaration.fields)
      .filter(([, field]) => field.kind === 'reference' && field.to === name)
      .map(([field]) => ({ type, field })),
  );
}
