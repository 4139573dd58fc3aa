import type { RecordType } from '#src/records/server/record-type.ts';
import { deal } from '../deal.ts';

export const dealType: RecordType = { declaration: deal };
