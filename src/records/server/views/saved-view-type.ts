import { AppError } from '#src/lib/app-error.ts';
import { filterSchema } from '#src/records/record-schema.ts';
import { savedView } from '#src/records/views/saved-view.ts';
import type { Actor, WriteContext } from '#src/server/context.ts';
import { readSegments } from '../filter/read-segments.ts';
import type { RecordType, SavedRow } from '../record-type.ts';

/** Views are their owner's to change, whoever may use them. */
export const savedViewType: RecordType = {
  declaration: savedView,
  async beforeSave(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
    for (const row of rows) {
      requireOwner(ctx.actor, row);
      requireSame(row);
      checkJson(row.after.filter, (value) => filterSchema.safeParse(value).success, 'filter');
      checkJson(row.after.widths, isWidths, 'widths');
      const isNew = row.after.filter !== row.before?.filter;
      if (isNew && row.after.filter) {
        await readSegments(ctx, JSON.parse(String(row.after.filter)), row.after.id);
      }
    }
  },
};

function requireOwner(actor: Actor, { before }: SavedRow): void {
  const isTheirs = before === null || before.owner_id === actor.memberId;
  if (isTheirs || actor.role === 'administrator') return;
  throw new AppError(
    'forbidden',
    'Only its owner or an administrator can change this view. Save it as a view of your own.',
    { reason: 'not_owner' },
  );
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
