import { AppError } from '#src/lib/app-error.ts';
import { fieldOf } from '#src/records/define-record.ts';
import { filterSchema } from '#src/records/filter-schema.ts';
import german from '#src/records/views/saved-view.de.json' with { type: 'json' };
import italian from '#src/records/views/saved-view.it.json' with { type: 'json' };
import { savedView } from '#src/records/views/saved-view.ts';
import type { WriteContext } from '#src/server/context.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { readSegments } from '../filter/read-segments.ts';
import type { RecordType, RecordTypes, SavedRow } from '../record-type.ts';
import { columnType } from '../table/field-sql.ts';

export function savedViewType(types: () => RecordTypes): RecordType {
  return {
    declaration: savedView,
    packs: [german, italian],
    async beforeSave(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
      for (const row of rows) {
        requireSame(row);
        await requireFields(ctx, types(), row);
        checkJson(row.after.filter, (value) => filterSchema.safeParse(value).success, 'filter');
        checkJson(row.after.widths, isWidths, 'widths');
        const isNew = row.after.filter !== row.before?.filter;
        if (isNew && row.after.filter) {
          await readSegments(ctx, JSON.parse(String(row.after.filter)), row.after.id);
        }
      }
    },
  };
}

/** What is set anew names fields that are there; of what was set before, one may be gone meanwhile. */
async function requireFields(
  ctx: WriteContext,
  types: RecordTypes,
  { before, after }: SavedRow,
): Promise<void> {
  const { record_type, sort, columns, group_by } = after;
  const type = types.get(String(record_type));
  if (!type) throw invalid('record_type', `There is no record type "${record_type}".`);
  const declaration = await declarationOf(ctx, type.declaration);
  const named = {
    sort: [String(sort ?? '').replace(/^-/, '')],
    columns: String(columns ?? '').split(','),
    group_by: [String(group_by ?? '').split(':')[0]!],
  };
  for (const [place, names] of Object.entries(named)) {
    if (before && before[place] === after[place]) continue;
    const isThere = (name: string) =>
      columnType(declaration, name) || (place === 'columns' && fieldOf(declaration, name));
    const unknown = names.map((name) => name.trim()).find((name) => name && !isThere(name));
    if (unknown) throw invalid(place, `There is no field "${unknown}".`);
  }
}

function requireSame({ before, after }: SavedRow): void {
  if (before === null || before.record_type === after.record_type) return;
  throw invalid('record_type', 'A view stays with its kind of records. Make another one.');
}

function checkJson(text: unknown, isRight: (value: unknown) => boolean, field: string): void {
  if (text === null) return;
  try {
    if (isRight(JSON.parse(String(text)))) return;
  } catch {}
  throw invalid(field, `This is no ${field}. Give it as JSON, as in the query of a list.`);
}

function isWidths(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((px) => typeof px === 'number' && px > 0 && px < 5000)
  );
}

function invalid(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
