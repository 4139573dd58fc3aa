import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { findConcern } from '../concern-rows.ts';
import { mayDecide, maySeePicture } from '../detail-queries.ts';

const KINDS = [
  { media: 'image/jpeg', begins: Buffer.from([0xff, 0xd8, 0xff]) },
  { media: 'image/png', begins: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
] as const;

/** Keeps the picture with the concern; what it is, is told from its first bytes. */
export async function keepPicture(
  ctx: WriteContext,
  { id, picture }: { id: string; picture: string },
): Promise<void> {
  const bytes = Buffer.from(picture, 'base64');
  const kind = KINDS.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins));
  if (!kind) {
    throw new AppError('invalid', 'This is no picture. Send a JPEG or a PNG.', {
      reason: 'no_picture',
    });
  }
  await ctx.db.rows(sql`
    insert into concern_picture (workspace_id, concern_id, media_type, bytes)
    values (${ctx.actor.workspaceId}, ${id}, ${kind.media}, ${bytes})`);
}

export async function readPicture(ctx: ReadContext, id: string) {
  const row = await findConcern(ctx, id);
  const picture = maySeePicture(ctx, row, await mayDecide(ctx))
    ? await ctx.db.first<{ media_type: string; bytes: Buffer }>(sql`
        select p.media_type, p.bytes from concern_picture p
        where p.workspace_id = ${ctx.actor.workspaceId} and p.concern_id = ${id}`)
    : undefined;
  if (picture) return picture;
  throw new AppError('not_found', 'There is no picture here, or it is not for you.');
}
