import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import type { WriteContext } from '#src/server/context.ts';
import { USUAL_HOURS, USUAL_PROMISES } from '../choose-promise.ts';
import { businessCalendarType } from './business-calendar-type.ts';
import { servicePromiseType } from './service-promise-type.ts';

/** Makes records of what holds as long as nobody says otherwise, so that it can be changed. */
export async function adoptUsualPromises(
  ctx: WriteContext,
  given: { name: string; time_zone: string },
): Promise<{ calendar_id: string }> {
  const kept = await ctx.db.first(sql`
    select id from business_calendar
    where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null limit 1`);
  if (kept) {
    const message = 'There are business hours already. Change those.';
    throw new AppError('conflict', message, { reason: 'has_hours' });
  }
  const calendar = { ...given, hours: USUAL_HOURS };
  const [calendar_id] = await createRecords(ctx, businessCalendarType, [calendar]);
  const promises = USUAL_PROMISES.map(({ priority, response_minutes, resolution_minutes }) => ({
    priority,
    response_minutes,
    resolution_minutes,
    calendar_id,
  }));
  await createRecords(ctx, servicePromiseType, promises);
  return { calendar_id: calendar_id! };
}
