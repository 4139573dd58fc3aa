import type { RecordType } from '#src/records/server/record-type.ts';
import { pipeline } from '../pipeline.ts';

export const pipelineType: RecordType = { declaration: pipeline };
