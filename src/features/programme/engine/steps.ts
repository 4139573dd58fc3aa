import { addMonths, addWeeks, type Day } from '#src/lib/days.ts';
import { type JudgedCondition, missingOf } from './judge-gate.ts';
import type { Answers, Course, Override, Playbook, Stage } from './playbook.ts';

/** Why a step cannot be taken now; nothing refused: it can. */
export type Refusal =
  | { reason: 'gate_closed'; gate: string; missing: JudgedCondition[] }
  | { reason: 'too_early'; from_on: Day }
  | { reason: 'too_soon'; from_on: Day }
  | { reason: 'too_young'; from_on: Day }
  | { reason: 'too_few_reviews'; have: number; need: number }
  | { reason: 'over_budget'; budget: string; have: number; most: number }
  | { reason: 'not_there_yet'; gate: string }
  | { reason: 'open_already' }
  | { reason: 'unknown' }
  | { reason: 'last_stage' };

export interface Situation {
  playbook: Playbook;
  course: Course;
  answers: Answers;
  /** How much there is of what has a budget. */
  counts: Readonly<Record<string, number>>;
  today: Day;
}

/** How far it has come is told by its passages alone. */
export interface Whereabouts {
  playbook: Playbook;
  course: Pick<Course, 'passages'>;
}

export function stageOf({ playbook, course }: Whereabouts): Stage {
  const last = course.passages.at(-1)?.stage;
  const stage = playbook.stages.find(({ name }) => name === last);
  if (!stage) throw new Error(`the playbook has no stage ${last}`);
  return stage;
}

export function nextStage(situation: Whereabouts): Stage | null {
  const { stages } = situation.playbook;
  return stages[stages.indexOf(stageOf(situation)) + 1] ?? null;
}

/** Whether the course has got past a gate, by right or by an override. */
export function hasPassed({ playbook, course }: Situation, gate: string): boolean {
  const before = playbook.stages.findIndex(({ leaves_by }) => leaves_by === gate);
  const now = playbook.stages.indexOf(stageOf({ playbook, course }));
  return before >= 0 && now > before;
}

/** What stands against the next stage. */
export function refuseAdvance(situation: Situation): Refusal[] {
  const { playbook, course, answers, today } = situation;
  const stage = stageOf(situation);
  if (!nextStage(situation)) return [{ reason: 'last_stage' }];
  const refusals: Refusal[] = [];
  const missing = stage.leaves_by ? missingOf(playbook, stage.leaves_by, answers) : [];
  if (missing.length > 0) {
    refusals.push({ reason: 'gate_closed', gate: stage.leaves_by!, missing });
  }
  const from = addWeeks(course.passages.at(-1)!.on, stage.least_weeks);
  if (today < from) refusals.push({ reason: 'too_early', from_on: from });
  return [...refusals, ...refuseBudgets(situation)];
}

/** Once the gate of all locks is passed there may be more. */
export function refuseBudgets(situation: Situation): Refusal[] {
  const { playbook, counts } = situation;
  if (playbook.locks.every(({ gate }) => hasPassed(situation, gate))) return [];
  return playbook.budgets
    .map(({ name, most }) => ({ budget: name, have: counts[name] ?? 0, most }))
    .filter(({ have, most }) => have > most)
    .map((over) => ({ reason: 'over_budget', ...over }));
}

/** What stands against opening a capability: it takes the gate passed, and still held today. */
export function refuseOpening(situation: Situation, capability: string): Refusal[] {
  const { playbook, course, answers, today } = situation;
  const lock = playbook.locks.find((one) => one.capability === capability);
  if (!lock) return [{ reason: 'unknown' }];
  if (isOpen(course, capability)) return [{ reason: 'open_already' }];
  const refusals: Refusal[] = [];
  if (!hasPassed(situation, lock.gate)) {
    refusals.push({ reason: 'not_there_yet', gate: lock.gate });
  }
  const missing = missingOf(playbook, lock.gate, answers);
  if (missing.length > 0) refusals.push({ reason: 'gate_closed', gate: lock.gate, missing });
  const last = course.opened
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const from = last && addWeeks(last, playbook.pace_weeks);
  if (from && today < from) refusals.push({ reason: 'too_soon', from_on: from });
  return refusals;
}

export function isOpen({ kept, opened }: Pick<Course, 'kept' | 'opened'>, name: string): boolean {
  return kept.includes(name) || opened.some(({ capability }) => capability === name);
}

/** What stands against calling it complete. Nobody can override this. */
export function refuseCompletion(situation: Situation): Refusal[] {
  const { playbook, course, answers, today } = situation;
  const { gate, months, reviews } = playbook.completion;
  const refusals: Refusal[] = [];
  if (nextStage(situation)) refusals.push({ reason: 'not_there_yet', gate });
  const from = addMonths(course.passages[0]!.on, months);
  if (today < from) refusals.push({ reason: 'too_young', from_on: from });
  const have = new Set(course.reviews).size;
  if (have < reviews) refusals.push({ reason: 'too_few_reviews', have, need: reviews });
  const missing = missingOf(playbook, gate, answers);
  if (missing.length > 0) refusals.push({ reason: 'gate_closed', gate, missing });
  return refusals;
}

const BY_SPONSOR = new Set<Refusal['reason']>(['gate_closed', 'too_early', 'not_there_yet']);

/** What is left against a step although the sponsor overrides the gate: budgets and pace stay. */
export function leftAfterOverride(refusals: readonly Refusal[]): Refusal[] {
  return refusals.filter(({ reason }) => !BY_SPONSOR.has(reason));
}

/** Takes the step to the next stage; an override is kept with it for ever. */
export function advance(situation: Situation, override?: Override): Course | Refusal[] {
  const refused = refuseAdvance(situation);
  const left = override ? leftAfterOverride(refused) : refused;
  if (left.length > 0) return left;
  const { course, today } = situation;
  const passages = [...course.passages, { stage: nextStage(situation)!.name, on: today }];
  return { ...course, passages, overrides: withMark(course, refused, override) };
}

/** Opens a capability. */
export function open(
  situation: Situation,
  capability: string,
  override?: Override,
): Course | Refusal[] {
  const refused = refuseOpening(situation, capability);
  const left = override ? leftAfterOverride(refused) : refused;
  if (left.length > 0) return left;
  const { course, today } = situation;
  const opened = [...course.opened, { capability, on: today }];
  return { ...course, opened, overrides: withMark(course, refused, override) };
}

function withMark(
  course: Course,
  refused: readonly Refusal[],
  override: Override | undefined,
): readonly Override[] {
  return override && refused.length > 0 ? [...course.overrides, override] : course.overrides;
}
