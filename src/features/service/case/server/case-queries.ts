import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { type CaseStatus, type ServiceCase, serviceCase } from '../service-case.ts';

export type CaseRow = ServiceCase & Row;

/** The case as it is, kept from others until the commit. */
export async function lockCase(ctx: WriteContext, id: string): Promise<CaseRow> {
  const row = await ctx.db.first<CaseRow>(sql`
    select r.* from service_case r where ${visible(ctx.actor, 'r')} and r.id = ${id} for update`);
  if (!row) throw notFound(serviceCase);
  return row;
}

const UNDONE: Record<string, string> = {
  resolved: 'This case is resolved. Reopen it to go on with it.',
  closed: 'This case is closed. Reopen it to go on with it.',
};

/** Refuses what is resolved or closed. */
export function requireOpen(row: CaseRow): void {
  const message = UNDONE[row.status as CaseStatus];
  if (message) throw new AppError('conflict', message, { reason: 'not_open' });
}

/** Refuses to take what somebody has, and says who. */
export async function requireFree(ctx: ReadContext, row: CaseRow): Promise<void> {
  if (row.owner_id === null || row.owner_id === ctx.actor.memberId) return;
  const owner = await ctx.db.first<{ name: string }>(sql`
    select name from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${row.owner_id}`);
  throw new AppError('conflict', `${owner?.name ?? 'A colleague'} has this case already.`, {
    reason: 'taken',
    owner_id: row.owner_id,
  });
}
