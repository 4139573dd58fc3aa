import { AppError } from '#src/lib/app-error.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { purpose } from '../purpose.ts';

/** What people may be written to for is the administrator's to say, and everybody's to see. */
export const purposeType: RecordType = {
  declaration: purpose,
  beforeSave: async ({ actor }, rows) => {
    if (actor.role !== 'administrator') {
      const message = 'Only an administrator sets what people may be written to for.';
      throw new AppError('forbidden', message, { reason: 'not_administrator' });
    }
    for (const { after } of rows) after.visibility = 'workspace';
  },
};
