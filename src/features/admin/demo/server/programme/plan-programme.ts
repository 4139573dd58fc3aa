import type { Day } from '../../time/calendar.ts';
import { planBegin } from './begin.ts';
import { planConcerns } from './concerns.ts';
import { planExperiments } from './experiments.ts';
import { planHearing } from './hearing.ts';
import { planPractices } from './practices.ts';
import { Plan, type ProgrammeDeed } from './programme-deed.ts';
import { planPulses } from './pulses.ts';
import { planSupport } from './support.ts';
import { planWorkshopDay } from './workshop-day.ts';

/** Fourteen weeks in which Brightwater brings Uptake in; the same for the same day. */
export function planProgramme(today: Day): ProgrammeDeed[] {
  const plan = new Plan(today);
  planBegin(plan, today);
  planWorkshopDay(plan);
  planConcerns(plan);
  planExperiments(plan);
  planHearing(plan);
  planSupport(plan, today);
  planPulses(plan, today);
  planPractices(plan);
  return plan.deeds;
}
