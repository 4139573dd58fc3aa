import type { CaptureAnswers } from '../answers.ts';
import type { SubjectType } from '../capture-api.ts';

/** Whom the line is about if it names nobody. */
export interface Subject {
  type: SubjectType;
  id: string;
  title: string;
}

/** What is typed and corrected and not saved yet. */
export interface Draft {
  text: string;
  answers: CaptureAnswers;
  subject: Subject | null;
  /** What was left out, by its row: the words that it was read from. */
  leftOut: Record<string, string>;
}

export const EMPTY_DRAFT: Draft = { text: '', answers: {}, subject: null, leftOut: {} };

/** The body of both requests. */
export function bodyOf({ text, answers, subject }: Draft) {
  return {
    text,
    answers,
    ...(subject && { subject: { type: subject.type, id: subject.id } }),
  };
}
