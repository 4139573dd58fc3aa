import type { RecordType } from '#src/records/server/record-type.ts';
import { servicePromise } from '../service-promise.ts';
import { requireSettingsRight } from './settings-right.ts';

export const servicePromiseType: RecordType = {
  declaration: servicePromise,
  async beforeSave(ctx, rows) {
    requireSettingsRight(ctx.actor, rows);
  },
};
