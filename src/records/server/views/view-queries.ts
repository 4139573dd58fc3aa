import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, fieldTests } from '#src/records/filter.ts';
import { savedView } from '#src/records/views/saved-view.ts';
import type { ReadContext } from '#src/server/context.ts';
import { columnType } from '../table/field-sql.ts';
import { visible } from '../visible.ts';

interface Asked {
  view?: string | undefined;
  filter?: Filter | undefined;
  sort?: string | undefined;
}

/**
 * The request with what its saved view says: both filters hold, and the view's order unless another
 * is asked for. A view whose filter has lost a field is refused: it would mean more than it says.
 */
export async function withView<T extends Asked>(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  request: T,
): Promise<T> {
  if (!request.view) return request;
  const view = await ctx.db.first<{ name: string; filter: string | null; sort: string | null }>(sql`
    select r.name, r.filter, r.sort from ${sql.table(savedView.type)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${request.view} and r.deleted_at is null
      and r.record_type = ${declaration.type}`);
  if (!view) {
    throw new AppError('not_found', 'There is no such view, or it is not shared with you.', {
      reason: 'unknown_view',
    });
  }
  const own: Filter | null = view.filter ? JSON.parse(view.filter) : null;
  if (own) requireFields(declaration, view.name, own);
  const filters = [own, request.filter].filter((one) => one != null);
  const filter = filters.length > 1 ? { and: filters } : filters[0];
  return { ...request, filter, sort: request.sort ?? sortable(declaration, view.sort) };
}

function requireFields(declaration: RecordDeclaration, name: string, filter: Filter): void {
  const lost = fieldTests(filter).find(
    ({ field }) => !columnType(declaration, field.split('.')[0]!),
  );
  if (!lost) return;
  throw new AppError(
    'conflict',
    `The view “${name}” filters by “${lost.field}”, a field that is no longer there. Open the view and change its filter.`,
    { reason: 'lost_field', field: lost.field },
  );
}

function sortable(declaration: RecordDeclaration, sort: string | null): string | undefined {
  return sort && columnType(declaration, sort.replace(/^-/, '')) ? sort : undefined;
}
