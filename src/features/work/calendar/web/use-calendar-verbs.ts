import type { Scope } from '#src/features/work/task/series-api.ts';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Item } from './calendar-query.ts';
import { calendarText } from './calendar-text.ts';
import type { SlotTimes } from './drag/drop-slot.ts';

/** What stands in a calendar, or is made by what is done there. */
export const CALENDAR_TYPES = ['task', 'activity'];

/** What can be done in the calendar. Each says whether it was done; a failure has been told by then. */
export interface CalendarVerbs {
  reschedule: (item: Item, times: SlotTimes, scope?: Scope) => Promise<boolean>;
  create: (task: Record<string, unknown> & SlotTimes & { subject: string }) => Promise<boolean>;
  finish: (item: Item, note: string) => Promise<boolean>;
  skip: (item: Item, scope: Scope) => Promise<boolean>;
  bin: (item: Item) => Promise<boolean>;
}

export function useCalendarVerbs(): CalendarVerbs {
  const { act: attempt } = useAttempt(CALENDAR_TYPES);
  const text = calendarText.useText();
  const who = useStore(reader);

  function act(
    route: Parameters<typeof send>[0],
    input: Parameters<typeof send>[1],
    options: CallOptions,
  ): Promise<boolean> {
    return attempt(() => send(route, input, options));
  }

  const of = ({ id }: Item) => ({ params: { id } });
  const which = ({ occurrence }: Item) => (occurrence === null ? {} : { occurrence });

  return {
    reschedule: (item, times, scope) =>
      act(
        'POST /api/v1/tasks/{id}/reschedule',
        { ...of(item), body: { ...which(item), ...(scope && { scope }), ...times } },
        { says: text('moved', { subject: item.subject, day: sayDay(times, who) }) },
      ),
    create: (task) =>
      act(
        'POST /api/v1/tasks',
        { body: task },
        { says: text('made', { subject: task.subject, day: sayDay(task, who) }) },
      ),
    finish: (item, note) =>
      act(
        'POST /api/v1/tasks/{id}/complete',
        { ...of(item), body: { ...which(item), ...(note && { note }) } },
        { says: text('finished', { subject: item.subject }) },
      ),
    skip: (item, scope) =>
      act(
        'POST /api/v1/tasks/{id}/skip',
        { ...of(item), body: { ...which(item), scope } },
        { says: text('skipped', { subject: item.subject }) },
      ),
    bin: (item) =>
      act('DELETE /api/v1/tasks/{id}', of(item), {
        says: text('binned', { subject: item.subject }),
      }),
  };
}
