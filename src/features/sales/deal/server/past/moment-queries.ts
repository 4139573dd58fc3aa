import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { addDays } from '#src/lib/days.ts';
import { startOfDay } from '#src/lib/zoned-days.ts';
import type { ReadContext } from '#src/server/context.ts';

export interface Moment {
  day: string;
  at: string;
}

/** The end of a day by the reader's clock; of today and what is to come, now. */
export async function momentsOf(ctx: ReadContext, days: string[]): Promise<Moment[]> {
  const { day: today, time_zone } = await readMemberDay(ctx);
  return days.map((day) =>
    day >= today
      ? { day: today, at: ctx.now().toISOString() }
      : { day, at: startOfDay(addDays(day, 1), time_zone) },
  );
}
