import { AppError } from '#src/lib/app-error.ts';
import { followAudience } from '#src/records/server/follow-audience.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import { file } from '../file.ts';

export const fileType: RecordType = {
  declaration: file,
  beforeSave: async (ctx, rows) => {
    for (const row of rows) requireContent(row);
    await followAudience(ctx, file, rows);
  },
};

/** No row without its file: only an upload makes one. */
function requireContent({ after }: SavedRow): void {
  if (after.stored_as) return;
  const message =
    'Send the file itself, as the body of POST /api/v1/files/upload with Content-Type application/octet-stream.';
  throw new AppError('invalid', message, { reason: 'file_without_content' });
}
