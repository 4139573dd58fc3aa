import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import type { CustomFieldRow } from '#src/records/custom-fields.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { FieldOutput } from '../fields-api.ts';

export type Row = CustomFieldRow & { created_at: string };

export function toOutput(row: Row): FieldOutput {
  const { id, record_type, name, kind, label, why, used_in, options } = row;
  const { required, required_why, searchable, archived_at } = row;
  return {
    ...{ id, record_type, name, kind, label, why, used_in },
    choices: options.choices ?? null,
    to: options.to ?? null,
    ...{ required, required_why, searchable, archived_at },
  };
}

/** All fields of the workspace, or of one record type, the oldest first. */
export function readFields(ctx: ReadContext, type?: string): Promise<Row[]> {
  return ctx.db.rows<Row>(sql`
    select f.* from custom_field f
    where f.workspace_id = ${ctx.actor.workspaceId}
      and ${type === undefined ? sql`true` : sql`f.record_type = ${type}`}
    order by f.created_at, f.id`);
}

/** Throws `not_found`. */
export async function readField(ctx: ReadContext, id: string): Promise<Row> {
  const row = isId(id)
    ? await ctx.db.first<Row>(sql`
        select f.* from custom_field f
        where f.workspace_id = ${ctx.actor.workspaceId} and f.id = ${id}`)
    : undefined;
  if (!row) throw new AppError('not_found', 'There is no such field in this workspace.');
  return row;
}

/** Fields and pages of a workspace are changed one after the other, so that names stay unlike. */
export async function lockFields(ctx: ReadContext): Promise<void> {
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`fields ${ctx.actor.workspaceId}`}, 0))`);
}
