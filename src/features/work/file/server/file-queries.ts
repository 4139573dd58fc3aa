import { type RawBuilder, sql } from 'kysely';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import { rightsOn, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type FileRecord, file, HOLDERS, type Holder } from '../file.ts';

const MOST_SHOWN = 200;

/** A file whose record the actor may see; anything else is not found. */
export async function getFile(
  ctx: ReadContext,
  types: RecordTypes,
  id: string,
): Promise<FileRecord> {
  const { row } = await getRecord(ctx, file, id);
  for (const type of HOLDERS) {
    const holderId = row[`${type}_id`] as string | null;
    if (holderId) await getRecord(ctx, types.get(type)!.declaration, holderId);
  }
  return row as unknown as FileRecord;
}

/** The files of a record, newest first; of a person or company also those of its notes and tasks. */
export async function listFiles(
  ctx: ReadContext,
  { type, id }: { type: Holder; id: string },
): Promise<{ items: Row[]; more: boolean }> {
  const holds: RawBuilder<unknown>[] = [sql`${sql.ref(`r.${type}_id`)} = ${id}`];
  if (type === 'person' || type === 'company') {
    for (const story of ['activity', 'task']) {
      holds.push(sql`${sql.ref(`r.${story}_id`)} in (
        select s.id from ${sql.table(story)} s where ${visible(ctx.actor, 's')}
          and s.deleted_at is null and ${sql.ref(`s.${type}_id`)} = ${id})`);
    }
  }
  const rows = await ctx.db.rows<Row>(sql`
    select ${selectList(file, ctx.actor)} from file r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null and (${sql.join(holds, sql` or `)})
    order by r.created_at desc, r.id desc limit ${MOST_SHOWN + 1}`);
  return { items: finish(ctx, rows.slice(0, MOST_SHOWN)), more: rows.length > MOST_SHOWN };
}

/** The files of several activities, each in the order they came. */
export async function filesOfActivities(
  ctx: ReadContext,
  ids: string[],
): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  if (ids.length === 0) return found;
  const rows = await ctx.db.rows<Row>(sql`
    select ${selectList(file, ctx.actor)} from file r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null
      and r.activity_id = any(${ids}::uuid[])
    order by r.created_at, r.id limit 1000`);
  for (const row of finish(ctx, rows)) {
    const of = row.activity_id as string;
    found.set(of, [...(found.get(of) ?? []), row]);
  }
  return found;
}

function finish(ctx: ReadContext, rows: Row[]): Row[] {
  takeRefs(file, rows);
  for (const row of rows) row.can = rightsOn(ctx.actor, row);
  return rows;
}

/** What the files of the workspace come to, its bin included; previews are not counted. */
export async function bytesKept(ctx: ReadContext): Promise<number> {
  const row = await ctx.db.first<{ bytes: number }>(sql`
    select coalesce(sum(bytes), 0)::bigint as bytes from file
    where workspace_id = ${ctx.actor.workspaceId}`);
  return row!.bytes;
}
