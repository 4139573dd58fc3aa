import { AppError } from '#src/lib/app-error.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import german from '../goal.de.json' with { type: 'json' };
import italian from '../goal.it.json' with { type: 'json' };
import { goal } from '../goal.ts';

export const goalType: RecordType = {
  declaration: goal,
  capability: 'forecast',
  packs: [german, italian],
  beforeSave: async (_ctx, rows) => {
    if (rows.every(({ after }) => after.measure && after.period)) return;
    throw new AppError('invalid', 'Set a goal by POST /api/v1/goals/set: its period and target.', {
      reason: 'set_goal',
    });
  },
};
