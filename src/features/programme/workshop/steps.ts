import { type Step, type StepKind, TEMPLATES, type TemplateName } from './templates.ts';

/** Where a workshop stands. */
export interface Place {
  step: number;
  /** Of a step that collects: it is open, then it is done and everybody sees what came. */
  phase: 'open' | 'done';
}

/** With what decides whether anything can come in: a check without a question collects nothing. */
interface Standing extends Place {
  questions?: readonly unknown[];
}

const COLLECTING: readonly StepKind[] = ['check', 'images', 'cards', 'vote'];

export function stepAt(template: TemplateName, step: number): Step {
  const { steps } = TEMPLATES[template];
  return steps[Math.min(Math.max(step, 0), steps.length - 1)]!;
}

/** Whether something comes in now that nobody sees yet. */
export function isCollecting(
  template: TemplateName,
  { step, phase, questions }: Standing,
): boolean {
  const { kind } = stepAt(template, step);
  if (kind === 'check' && questions?.length === 0) return false;
  return phase === 'open' && COLLECTING.includes(kind);
}

/** Where it goes on from here: what was collected is shown first; null at its end. */
export function nextPlace(template: TemplateName, place: Standing): Place | null {
  if (isCollecting(template, place)) return { step: place.step, phase: 'done' };
  const step = place.step + 1;
  return step < TEMPLATES[template].steps.length ? { step, phase: 'open' } : null;
}

/** Whether both are the same place. */
export function isAt(one: Place, other: Place): boolean {
  return one.step === other.step && one.phase === other.phase;
}
