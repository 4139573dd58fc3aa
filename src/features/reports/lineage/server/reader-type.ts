import type { ReadContext } from '#src/server/context.ts';
import type { DeclarationOf, FieldRead } from '../fields-named.ts';
import type { Look, ReaderKind } from '../lineage.ts';

/** Something that reads fields, whoever may see it. */
export interface Reader {
  kind: ReaderKind;
  /** Of a record or setting of the workspace; the product's own have none. */
  id?: string;
  /** As people call it; of the product's own the name among its texts. */
  name: string;
  /** The text of the product that names it; absent: `name` is what people have called it. */
  isBuiltIn?: true;
  /** Whether the actor may see it; else it is counted, never named. */
  isSeen: boolean;
  reads: readonly FieldRead[];
  /** When it was looked at last. Absent: it works without anybody looking. */
  look?: Look | null;
}

/** One kind of readers; features add theirs to the list that is put together where features are. */
export interface Readers {
  /** All of the workspace, also those that the actor does not see. */
  find(ctx: ReadContext, given: FindingReaders): Promise<Reader[]>;
}

export interface FindingReaders {
  declarationOf: DeclarationOf;
}
