import type { RecordType } from '#src/records/server/record-type.ts';
import { macro } from '../macro.ts';

export const macroType: RecordType = { declaration: macro };
