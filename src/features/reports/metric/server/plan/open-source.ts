import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Fields } from '#src/records/field-types.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { MetricCatalogue } from '../catalogue-type.ts';
import type { Source } from '../source-type.ts';

/** Whose rows are read, as they hold in the actor's workspace. */
export interface OpenSource {
  /** Of a declared set of rows one that has its columns. */
  declaration: RecordDeclaration;
  /** Absent: the record type itself. */
  rows?: Source;
  /** The type that its rows lead to. */
  record: string;
}

export async function openSource(
  ctx: ReadContext,
  catalogue: MetricCatalogue,
  name: string,
): Promise<OpenSource> {
  const type = catalogue.recordTypes.get(name);
  if (type) {
    return { declaration: await declarationOf(ctx, type.declaration), record: name };
  }
  const rows = catalogue.sources.find((one) => one.name === name);
  if (!rows) {
    throw new AppError('invalid', `There are no rows "${name}". Choose another source.`, {
      reason: 'no_source',
    });
  }
  return { declaration: declared(rows), rows, record: rows.record };
}

const known = new WeakMap<Source, RecordDeclaration>();

/** One object for each set of rows, for the engine remembers declarations. */
function declared(source: Source): RecordDeclaration {
  let declaration = known.get(source);
  if (!declaration) {
    declaration = {
      type: source.name,
      plural: source.name,
      label: source.label,
      pluralLabel: source.label,
      title: () => '',
      fields: source.columns satisfies Fields,
      listFields: [],
      baseFields: ['owner_id'],
    };
    known.set(source, declaration);
  }
  return declaration;
}
