import { sql } from 'kysely';
import { unpackCustom } from '#src/records/server/custom/custom-values.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes, Row } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { fillWords } from '../run/fill-words.ts';
import { readWorld } from '../run/world.ts';

export interface NoticeRow {
  id: string;
  member_id: string;
  kind: 'rule' | 'paused' | 'webhook';
  words: string;
  record_type: string | null;
  record_id: string | null;
  created_at: string;
}

const MOST_SHOWN = 20;

/** What the reader was told and has not put away. Of a record they do not see, nothing. */
export async function listNotices(ctx: ReadContext, types: RecordTypes) {
  const { workspaceId, memberId } = ctx.actor;
  const rows = await ctx.db.rows<NoticeRow>(sql`
    select id, member_id, kind, words, record_type, record_id, created_at from automation_notice
    where workspace_id = ${workspaceId} and member_id = ${memberId} and seen_at is null
    order by created_at desc, id desc limit ${MOST_SHOWN}`);
  const read = await Promise.all(rows.map((row) => readNotice(ctx, types, row)));
  return read.filter((notice) => notice !== null);
}

/** A notice with its words filled in for its reader; null if they may not see what it is about. */
export async function readNotice(ctx: ReadContext, types: RecordTypes, notice: NoticeRow) {
  const { member_id: _reader, ...rest } = notice;
  if (notice.kind !== 'rule' || !notice.record_type) return { ...rest, title: null };
  const type = types.get(notice.record_type);
  if (!type) return null;
  const declaration = await declarationOf(ctx, type.declaration);
  const row = await ctx.db.first<Row>(sql`
    select r.* from ${sql.table(declaration.type)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${notice.record_id} and r.deleted_at is null`);
  if (!row) return null;
  unpackCustom(declaration, row);
  const world = await readWorld(ctx);
  const words = await fillWords(ctx, { declaration, row, types, world }, notice.words);
  return { ...rest, words, title: String(row.title) };
}
