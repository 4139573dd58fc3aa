import type { RecordType } from '#src/records/server/record-type.ts';
import { businessCalendar } from '../business-calendar.ts';
import { requireSettingsRight } from './settings-right.ts';

export const businessCalendarType: RecordType = {
  declaration: businessCalendar,
  async beforeSave(ctx, rows) {
    requireSettingsRight(ctx.actor, rows);
  },
};
