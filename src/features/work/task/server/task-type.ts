import { followSubject } from '#src/features/work/activity/server/activity-queries.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../task.de.json' with { type: 'json' };
import italian from '../task.it.json' with { type: 'json' };
import { task } from '../task.ts';
import { settleMeetings } from './settle-meetings.ts';

export const taskType: RecordType = {
  declaration: task,
  packs: [german, italian],
  beforeSave: async (ctx, rows) => {
    await followSubject(ctx, rows);
    await settleMeetings(ctx, rows);
  },
};
