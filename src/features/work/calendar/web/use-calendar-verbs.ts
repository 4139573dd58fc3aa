import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Scope } from '#src/features/work/task/series-api.ts';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { type CallOptions, send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type { Item } from './calendar-query.ts';
import { calendarText } from './calendar-text.ts';
import type { SlotTimes } from './drag/drop-slot.ts';

/** What can be done in the calendar. Each says whether it was done; a failure has been told by then. */
export interface CalendarVerbs {
  reschedule: (item: Item, times: SlotTimes, scope?: Scope) => Promise<boolean>;
  create: (task: Record<string, unknown> & { subject: string }) => Promise<boolean>;
  finish: (item: Item, note: string) => Promise<boolean>;
  skip: (item: Item, scope: Scope) => Promise<boolean>;
  bin: (item: Item) => Promise<boolean>;
}

export function useCalendarVerbs(): CalendarVerbs {
  const client = useQueryClient();
  const text = calendarText.useText();
  const who = useStore(reader);

  async function act(
    route: Parameters<typeof send>[0],
    input: Parameters<typeof send>[1],
    options: CallOptions,
  ): Promise<boolean> {
    try {
      await send(route, input, options);
      await refresh(client);
      return true;
    } catch (error) {
      showToast(error instanceof ApiProblem ? error.message : text('failed'), { tone: 'bad' });
      void refresh(client);
      return false;
    }
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
      act('POST /api/v1/tasks', { body: task }, { says: text('made', { subject: task.subject }) }),
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

const SHOWN_WITH = new Set(['task', 'activity']);

/** Waits until what is on screen is as it is on the server. */
export function refresh(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey, meta }) =>
      SHOWN_WITH.has(String(queryKey[0])) ||
      (meta?.types ?? []).some((type) => SHOWN_WITH.has(type)),
  });
}
