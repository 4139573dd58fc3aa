import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import { followAudience } from '#src/records/server/write/follow-audience.ts';
import { refuseProgramName } from '#src/server/files/detect-type.ts';
import german from '../file.de.json' with { type: 'json' };
import italian from '../file.it.json' with { type: 'json' };
import { file } from '../file.ts';
import { nameFile } from '../name-file.ts';

export const fileType: RecordType = {
  declaration: file,
  packs: [german, italian],
  beforeSave: async (_ctx, rows) => {
    for (const row of rows) {
      requireContent(row);
      settleName(row);
    }
  },
  keepAudience: (ctx, rows) => followAudience(ctx, file, rows),
};

/** No row without its file: only an upload makes one. */
function requireContent({ after }: SavedRow): void {
  if (after.stored_as) return;
  const message =
    'Send the file itself, as the body of POST /api/v1/files/upload with Content-Type application/octet-stream.';
  throw new AppError('invalid', message, { reason: 'file_without_content' });
}

/** Another name says no more than the first what the file is not: a text does not become a program. */
function settleName({ before, after }: SavedRow): void {
  if (before === null || before.name === after.name || after.name === null) return;
  const was = before.name as string;
  after.name = nameFile(after.name as string, /\.[^.\s]{1,14}$/.exec(was)?.[0].toLowerCase() ?? '');
  refuseProgramName(after.name as string);
}
