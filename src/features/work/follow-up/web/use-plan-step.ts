import { subjectField } from '#src/features/work/activity/subject.ts';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import type { PlannedStep } from '#src/features/work/task/web/shared/step/step-field.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { followUpText } from './follow-up-text.ts';

/** Whose next step it is. */
export interface StepSubject {
  type: string;
  id: string;
}

/** Keeps a next step with somebody; answers whether it is kept, a failure has been told by then. */
export function usePlanStep() {
  const { act } = useAttempt(['task']);
  const text = followUpText.useText();
  const who = useStore(reader);

  return async ({ type, id }: StepSubject, step: PlannedStep, says?: string): Promise<boolean> => {
    const body = { ...step, [subjectField(type)]: id };
    const day = sayDay(step, who);
    const said = says ?? text('next.planned', { subject: step.subject, day });
    return act(() => send('POST /api/v1/tasks', { body }, { says: said }));
  };
}
