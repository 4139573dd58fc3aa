import type { CaptureAnswers, Correction } from './answers.ts';

/** The answers with one more. A later one about the same part adds to the fields of the earlier. */
export function addCorrection(answers: CaptureAnswers, correction: Correction): CaptureAnswers {
  const { part, answer } = correction;
  if (part === 'activity') return { ...answers, activity: merge(answers.activity, answer) };
  if (part === 'amount') return { ...answers, amount: answer ?? undefined };
  if (part === 'deal') return { ...answers, deal: answer ?? undefined };
  if (part === 'case') return { ...answers, case: answer ?? undefined };
  if (part === 'slip') return { ...answers, slip: answer ?? undefined };
  const { key } = correction;
  if (part === 'mention') {
    const { [key]: _, ...others } = answers.mentions ?? {};
    return { ...answers, mentions: answer ? { ...others, [key]: correction.answer! } : others };
  }
  const { [key]: earlier, ...others } = answers.followUps ?? {};
  const merged = merge(earlier, correction.answer);
  return { ...answers, followUps: merged ? { ...others, [key]: merged } : others };
}

function merge<T extends object>(earlier: T | undefined, answer: T | null): T | undefined {
  if (!answer) return undefined;
  const fresh = !earlier || 'ignore' in answer || 'ignore' in earlier;
  return fresh ? answer : { ...earlier, ...answer };
}
