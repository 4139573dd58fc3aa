import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext, WriteContext } from '#src/server/context.ts';
import { drawAnew } from '#src/server/files/draw-anew.ts';
import { findConcern } from '../concern-rows.ts';
import { mayDecide, maySeePicture } from '../detail-queries.ts';

/** As large as the page itself sends it. */
const PICTURE = { width: 1600, height: 1600, as: 'jpeg' } as const;

/** The picture as it is kept: drawn anew, so that nothing else comes along with it. */
export async function drawPicture(picture: string): Promise<Buffer> {
  const drawn = await drawAnew(Buffer.from(picture, 'base64'), PICTURE);
  if (drawn) return drawn;
  throw new AppError('invalid', 'This is no picture. Send a JPEG or a PNG.', {
    reason: 'no_picture',
  });
}

export async function keepPicture(
  ctx: WriteContext,
  { id, picture }: { id: string; picture: Buffer },
): Promise<void> {
  await ctx.db.rows(sql`
    insert into concern_picture (workspace_id, concern_id, media_type, bytes)
    values (${ctx.actor.workspaceId}, ${id}, 'image/jpeg', ${picture})`);
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
