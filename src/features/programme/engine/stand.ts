import { addWeeks, type Day, weeksBetween } from '#src/lib/days.ts';
import { findGate, type JudgedGate, judgeGate } from './judge-gate.ts';
import {
  isOpen,
  nextStage,
  type Refusal,
  refuseAdvance,
  refuseBudgets,
  refuseCompletion,
  refuseOpening,
  type Situation,
  stageOf,
} from './steps.ts';

export interface StandStage {
  name: string;
  state: 'done' | 'now' | 'next';
  entered_on: Day | null;
  least_weeks: number;
  most_weeks: number | null;
  /** The gate by which it is left. */
  leaves_by: string | null;
}

export interface StandLock {
  capability: string;
  gate: string;
  isOpen: boolean;
  /** Null also where it was in use before and stayed open. */
  opened_on: Day | null;
  refusals: Refusal[];
}

/** Where a roll-out is, and what stands between it and the next step. */
export interface Stand {
  stage: string;
  next: string | null;
  weeks: number;
  /** The day by which the stage should have been left. */
  due_on: Day | null;
  isOverdue: boolean;
  stages: StandStage[];
  gate: JudgedGate | null;
  advance: Refusal[];
  budgets: { name: string; have: number; most: number }[];
  overBudget: Refusal[];
  locks: StandLock[];
  completion: Refusal[];
}

export function standOf(situation: Situation): Stand {
  const { playbook, course, answers, counts, today } = situation;
  const stage = stageOf(situation);
  const since = course.passages.at(-1)!.on;
  const due = stage.most_weeks === null ? null : addWeeks(since, stage.most_weeks);
  return {
    stage: stage.name,
    next: nextStage(situation)?.name ?? null,
    weeks: weeksBetween(since, today),
    due_on: due,
    isOverdue: due !== null && today > due,
    stages: tellStages(situation),
    gate: stage.leaves_by ? judgeGate(findGate(playbook, stage.leaves_by), answers) : null,
    advance: refuseAdvance(situation),
    budgets: playbook.budgets.map(({ name, most }) => ({ name, most, have: counts[name] ?? 0 })),
    overBudget: refuseBudgets(situation),
    locks: playbook.locks.map(({ capability, gate }) => ({
      capability,
      gate,
      isOpen: isOpen(course, capability),
      opened_on: course.opened.find((one) => one.capability === capability)?.on ?? null,
      refusals: refuseOpening(situation, capability),
    })),
    completion: refuseCompletion(situation),
  };
}

function tellStages({ playbook, course }: Situation): StandStage[] {
  const now = playbook.stages.indexOf(stageOf({ playbook, course }));
  return playbook.stages.map((stage, at) => ({
    ...stage,
    state: at < now ? 'done' : at === now ? 'now' : 'next',
    entered_on: course.passages.find((one) => one.stage === stage.name)?.on ?? null,
  }));
}

/** What is closed today. */
export function closedOf({ playbook, course }: Pick<Situation, 'playbook' | 'course'>): string[] {
  return playbook.locks
    .map(({ capability }) => capability)
    .filter((capability) => !isOpen(course, capability));
}
