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
  /** With the columns that are counted only. */
  counted: RecordDeclaration;
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
    const declaration = await declarationOf(ctx, type.declaration);
    return { declaration, counted: declaration, record: name };
  }
  const rows = catalogue.sources.find((one) => one.name === name);
  if (!rows) {
    throw new AppError('invalid', `There are no rows "${name}". Choose another source.`, {
      reason: 'no_source',
    });
  }
  return { ...declared(rows), rows, record: rows.record };
}

type Declared = Pick<OpenSource, 'declaration' | 'counted'>;
const known = new WeakMap<Source, Declared>();

/** One object for each set of rows, for the engine remembers declarations. */
function declared(source: Source): Declared {
  const found = known.get(source);
  if (found) return found;
  const { columns, countedOnly = [] } = source;
  const open = Object.entries(columns).filter(([name]) => !countedOnly.includes(name));
  const counted = declare(source, columns);
  const declaration = countedOnly.length > 0 ? declare(source, Object.fromEntries(open)) : counted;
  const made = { declaration, counted };
  known.set(source, made);
  return made;
}

function declare({ name, label }: Source, fields: Fields): RecordDeclaration {
  return {
    type: name,
    plural: name,
    label,
    pluralLabel: label,
    title: () => '',
    fields,
    listFields: [],
    baseFields: ['owner_id'],
  };
}
