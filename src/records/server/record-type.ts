import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { WriteContext } from '#src/server/context.ts';

/** A record's columns by name, as the table holds them. */
export type Row = Record<string, unknown> & { id: string };

/** A declaration with what its feature does besides on the server. */
export interface RecordType {
  declaration: RecordDeclaration;
  /**
   * Completes rows before they are written, such as an activity's company by its person's. `before`
   * is null for a new row. May change `after`; throws an AppError to refuse.
   */
  beforeSave?: (ctx: WriteContext, rows: SavedRow[]) => Promise<void>;
  /** Brings other rows along with what was saved, in the same transaction. */
  afterSave?: (ctx: WriteContext, rows: SavedRow[]) => Promise<void>;
}

export interface SavedRow {
  before: Row | null;
  after: Row;
}

export type RecordTypes = ReadonlyMap<string, RecordType>;

export function collectRecordTypes(types: RecordType[]): RecordTypes {
  return new Map(types.map((type) => [type.declaration.type, type]));
}
