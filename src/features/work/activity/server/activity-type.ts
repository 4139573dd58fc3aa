import { noteFirstResponse } from '#src/features/service/case/server/first-response-commands.ts';
import { keepMentions } from '#src/features/work/note/server/mention-commands.ts';
import { keepNoteTasks } from '#src/features/work/note/server/note-task-commands.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../activity.de.json' with { type: 'json' };
import italian from '../activity.it.json' with { type: 'json' };
import { activity } from '../activity.ts';
import { followSubject } from './activity-queries.ts';

export const activityType: RecordType = {
  declaration: activity,
  packs: [german, italian],
  beforeSave: followSubject,
  afterSave: async (ctx, rows) => {
    await keepNoteTasks(ctx, rows);
    await keepMentions(ctx, rows);
    await noteFirstResponse(ctx, rows);
  },
};
