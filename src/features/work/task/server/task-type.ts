import { followPerson } from '#src/features/people/person/server/person-queries.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { task } from '../task.ts';

export const taskType: RecordType = { declaration: task, beforeSave: followPerson };
