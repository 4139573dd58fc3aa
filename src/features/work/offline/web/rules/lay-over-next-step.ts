import type { Values } from '#src/web/offline/queue/entry.ts';
import type { Effect } from './effects.ts';

type NextStep = Values & { step: Values | null; others: number };

/** What comes next about a record, with the steps that were planned here; undefined if nothing is known. */
export function layOverNextStep(
  answer: unknown,
  effects: readonly Effect[],
  query: URLSearchParams,
): unknown {
  const isOfMade = effects.some(({ isNew, id }) => isNew && [...query.values()].includes(id));
  const known = (answer ?? (isOfMade ? { step: null, others: 0 } : undefined)) as
    | NextStep
    | undefined;
  if (!known) return undefined;
  return effects.filter((effect) => isStepOf(effect, query)).reduce(addStep, known);
}

function isStepOf({ isNew, type, values }: Effect, query: URLSearchParams): boolean {
  if (!isNew || type !== 'task' || values.done_at) return false;
  return [...query].some(([field, id]) => values[field] === id);
}

function addStep({ step, others }: NextStep, { id, values }: Effect): NextStep {
  const planned = {
    ...{ id, subject: values.subject, kind: values.kind ?? null },
    ...{ due_on: values.due_on ?? null, due_at: values.due_at ?? null },
    ...{ promised_by: values.promised_by ?? null, owner_id: values.owner_id, by: null },
    ...{ person_id: values.person_id ?? null, person: null, waiting: true },
  };
  if (!step) return { step: planned, others };
  const isSooner = urgencyOf(planned) < urgencyOf(step);
  return { step: isSooner ? planned : step, others: others + 1 };
}

/** Sorts by day, what has none last. */
function urgencyOf({ due_on, due_at }: Values): string {
  return `${due_on ?? '9999'} ${due_at ?? '9999'}`;
}
