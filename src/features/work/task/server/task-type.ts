import { followPerson } from '#src/features/people/person/server/person-queries.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { task } from '../task.ts';
import { settleMeetings } from './settle-meetings.ts';

export const taskType: RecordType = {
  declaration: task,
  beforeSave: async (ctx, rows) => {
    await followPerson(ctx, rows);
    await settleMeetings(ctx, rows);
  },
};
