import type { RecordType } from '#src/records/server/record-type.ts';
import { queue } from '../queue.ts';

export const queueType: RecordType = { declaration: queue, capability: 'cases' };
