import { AppError } from '#src/lib/app-error.ts';
import type { Refusal } from '../../engine/steps.ts';

/** Why a step is not taken now, as whoever asked for it reads it. */
export function sayRefusal(refusal: Refusal): AppError {
  const { reason, ...facts } = refusal;
  return new AppError('conflict', wordsOf(refusal), { reason, ...facts });
}

function wordsOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'gate_closed':
      return 'The gate is not open yet: something it asks for is missing or not measured. The page “Programme” shows what, and the way to it.';
    case 'too_early':
      return `This stage takes its time, so it goes on from ${refusal.from_on} at the earliest. A habit cannot be hurried.`;
    case 'too_soon':
      return `One capability is opened every four weeks, so that people can get used to it. The next one can follow on ${refusal.from_on}.`;
    case 'too_young':
      return `It is not complete before twelve months have passed, on ${refusal.from_on}. Nobody can shorten that.`;
    case 'too_few_reviews':
      return 'It is not complete before two rear views have told whether things became better. Hold the next one first.';
    case 'over_budget':
      return `There is more than the programme takes on to begin with: ${refusal.have} of ${refusal.most}. Put something away first.`;
    case 'not_there_yet':
      return 'The programme has not come that far yet. The page “Programme” shows what the next gate needs.';
    case 'open_already':
      return 'This is open already.';
    case 'last_stage':
      return 'This is the last stage: it goes on from quarter to quarter.';
    case 'unknown':
      return 'There is no such capability. Load the page again.';
  }
}
