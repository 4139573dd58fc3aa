import type { RecordType } from '#src/records/server/record-type.ts';
import { outcomeReason } from '../outcome-reason.ts';

export const outcomeReasonType: RecordType = { declaration: outcomeReason };
