import { THRESHOLDS } from '#src/features/adoption/measure/thresholds.ts';

/** Characters of a card, and of the line beside an image. */
export const MOST_TEXT = 280;
/** Drafts that one phone may have in a workshop. */
export const MOST_DRAFTS_EACH = 40;
/** Cards and drafts of a workshop. */
export const MOST_CARDS = 1000;
export const MOST_PARTICIPANTS = 500;
/** How long the page of a workshop can be read after its end, so that all see the answers. */
export const READABLE_DAYS = 90;
/** What is asked is shown only as sums of so many answers: the threshold of all sums. */
export const LEAST_ANSWERS = THRESHOLDS.people_at_least;

/** No vowels and nothing that is mistaken for something else, so that a code is no word. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
export const CODE_LENGTH = 8;

/** A code as it was meant, however it was typed; null if it is none. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  if (code.length !== CODE_LENGTH) return null;
  return [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null;
}

/** A code as it is read out: `BCDF-GHJK`. */
export function sayCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** New lines, and what joins the parts of one emoji. */
const KEPT = '\n\u200d';

/** What was typed, without signs that cannot be seen or turn the direction of reading. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (KEPT.includes(sign) ? sign : ''))
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
