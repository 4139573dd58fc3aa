import { useQueryClient } from '@tanstack/react-query';
import { subjectField } from '#src/features/work/activity/subject.ts';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import type { PlannedStep } from '#src/features/work/task/web/shared/step/step-field.tsx';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { followUpText } from './follow-up-text.ts';

const SHOWN_WITH = new Set(['task']);

/** Whose next step it is. */
export interface StepSubject {
  type: string;
  id: string;
}

/** Keeps a next step with somebody; answers whether it is kept, a failure has been told by then. */
export function usePlanStep() {
  const client = useQueryClient();
  const text = followUpText.useText();
  const who = useStore(reader);

  return async ({ type, id }: StepSubject, step: PlannedStep, says?: string): Promise<boolean> => {
    const body = { ...step, [subjectField(type)]: id };
    const day = sayDay(step, who);
    const said = says ?? text('next.planned', { subject: step.subject, day });
    try {
      await send('POST /api/v1/tasks', { body }, { says: said });
      await client.invalidateQueries({
        predicate: ({ queryKey, meta }) =>
          SHOWN_WITH.has(String(queryKey[0])) ||
          (meta?.types ?? []).some((one) => SHOWN_WITH.has(one)),
      });
      return true;
    } catch (error) {
      showToast(error instanceof ApiProblem ? error.message : text('next.failed'), { tone: 'bad' });
      return false;
    }
  };
}
