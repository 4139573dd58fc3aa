import { requireSettingsRight } from '#src/features/service/promise/server/settings-right-queries.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { queue } from '../queue.ts';

export const queueType: RecordType = {
  declaration: queue,
  async beforeSave(ctx, rows) {
    requireSettingsRight(ctx.actor, rows);
  },
};
