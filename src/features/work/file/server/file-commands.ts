import { sql } from 'kysely';
import { activityType } from '#src/features/work/activity/server/activity-type.ts';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import { answerRecord } from '#src/records/server/record-routes.ts';
import type { Row } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { file, type Holder } from '../file.ts';
import { bytesKept } from './file-queries.ts';
import { fileType } from './file-type.ts';

export interface NewFile {
  holder: { type: Holder; id: string };
  /** The text of a note that is to hold the file. */
  asNote?: string | undefined;
  values: {
    name: string;
    media_type: string;
    bytes: number;
    sha256: string;
    stored_as: string;
    has_preview: boolean;
  };
}

/** Hangs a file, which lies in the storage already, on a record or on a new note about it. */
export async function addFile(
  ctx: WriteContext,
  { holder, asNote, values }: NewFile,
  quotaBytes: number,
): Promise<Row> {
  await refuseOverQuota(ctx, values.bytes, quotaBytes);
  let link = { [`${holder.type}_id`]: holder.id };
  if (asNote !== undefined) {
    const note = { kind: 'note', body: asNote, occurred_at: ctx.now().toISOString(), ...link };
    const [activity_id] = await createRecords(ctx, activityType, [note]);
    link = { activity_id: activity_id! };
  }
  const [id] = await createRecords(ctx, fileType, [{ ...values, ...link }]);
  return answerRecord(ctx, file, id!);
}

/** One upload after the other is counted, or many at once would each find room. */
async function refuseOverQuota(ctx: WriteContext, bytes: number, quota: number): Promise<void> {
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`files ${ctx.actor.workspaceId}`}, 0))`);
  if ((await bytesKept(ctx)) + bytes <= quota) return;
  const limit = Math.floor(quota / 1024 / 1024);
  const message = `The files of your company have reached their limit of ${limit} MB. Ask your administrator to raise it (UPTAKE_FILES_QUOTA_MB).`;
  throw new AppError('too_large', message, { reason: 'quota_reached' });
}
