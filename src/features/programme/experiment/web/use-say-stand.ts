import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { useSayDay } from '#src/features/programme/concern/web/shared/use-say-day.ts';
import type { Experiment } from '../experiment-api.ts';

/** How far an experiment is. */
export function useSayStand(): (one: Experiment) => string {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  return ({ verdict, due, review_on: day, started_on }) => {
    if (verdict) return text(`exp.verdicts.${verdict}`);
    if (due) return text('exp.state.due');
    if (!started_on || !day) return text('exp.state.draft');
    return text('exp.state.running', { day: sayDay(day) });
  };
}
