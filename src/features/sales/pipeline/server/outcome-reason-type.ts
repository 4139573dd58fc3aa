import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../outcome-reason.de.json' with { type: 'json' };
import italian from '../outcome-reason.it.json' with { type: 'json' };
import { outcomeReason } from '../outcome-reason.ts';
import { givePlaces } from './pipeline-rules.ts';

export const outcomeReasonType: RecordType = {
  declaration: outcomeReason,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    await givePlaces(ctx, rows, 'outcome_reason');
  },
};
