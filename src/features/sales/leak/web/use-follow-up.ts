import { subjectField } from '#src/features/work/activity/subject.ts';
import { addDays } from '#src/lib/days.ts';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { leakText } from './leak-text.ts';
import type { LeakItem } from './leaks-query.ts';

/** Stops a leak: a promise is moved to tomorrow, for all else one is made, kept by its owner. */
export function useFollowUp(): (item: LeakItem) => Promise<void> {
  const { act } = useAttempt(['task']);
  const text = leakText.useText();
  const { timeZone } = useStore(reader);
  return async (item) => {
    const { type, id, title } = item;
    const due_on = addDays(todayIn(timeZone, Date.now()), 1);
    await act(() => {
      if (type === 'task') {
        const says = text('moved', { title });
        return send(`POST /api/v1/tasks/${id}/postpone`, { body: { due_on } }, { says });
      }
      const subject = text('subject', { title });
      const body = { subject, due_on, ...subjectsOf(item), owner_id: item.owner_id };
      return send('POST /api/v1/tasks', { body }, { says: text('planned', { title }) });
    });
  };
}

function subjectsOf({ type, id, deal_id, company_id, person_id }: LeakItem) {
  const own = type === 'quote' ? {} : { [subjectField(type)]: id };
  return {
    ...(deal_id && { deal_id }),
    ...(company_id && { company_id }),
    ...(person_id && { person_id }),
    ...own,
  };
}
