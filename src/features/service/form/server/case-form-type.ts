import { AppError } from '#src/lib/app-error.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { caseForm } from '../case-form.ts';

export const caseFormType: RecordType = {
  declaration: caseForm,
  async beforeSave({ actor }, rows) {
    if (actor.role !== 'administrator') {
      throw new AppError(
        'forbidden',
        'Only an administrator sets up forms that anybody can fill in. Ask one of them.',
        { reason: 'not_administrator' },
      );
    }
    for (const { before, after } of rows) {
      after.visibility = 'workspace';
      after.owner_id ??= actor.memberId;
      // one that is made is meant to be used
      if (before === null) after.is_open = true;
    }
  },
};
