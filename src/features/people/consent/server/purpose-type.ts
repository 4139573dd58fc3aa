import type { RecordType } from '#src/records/server/record-type.ts';
import { purpose } from '../purpose.ts';

export const purposeType: RecordType = { declaration: purpose };
