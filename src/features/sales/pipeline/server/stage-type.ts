import type { RecordType } from '#src/records/server/record-type.ts';
import { stage } from '../stage.ts';

export const stageType: RecordType = { declaration: stage };
