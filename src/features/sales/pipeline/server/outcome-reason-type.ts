import type { RecordType } from '#src/records/server/record-type.ts';
import { outcomeReason } from '../outcome-reason.ts';
import { givePlaces } from './pipeline-rules.ts';

export const outcomeReasonType: RecordType = {
  declaration: outcomeReason,
  async beforeSave(ctx, rows) {
    await givePlaces(ctx, rows, 'outcome_reason');
  },
};
