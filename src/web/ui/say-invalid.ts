import { shellText } from '../shell/shell-text.ts';

export type Checked = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What is wrong with what stands in a field, and what to do, in the words of who typed it. */
export function sayInvalid(input: Told): string {
  const { type, validity } = input;
  const text = shellText.text;
  if (validity.valueMissing) return text(isChosen(type) ? 'invalid.choose' : 'invalid.missing');
  if (validity.typeMismatch) return text(type === 'email' ? 'invalid.email' : 'invalid.url');
  if (validity.badInput) return text(DAYS.has(type) ? 'invalid.day' : 'invalid.number');
  return sayLimit(input);
}

function sayLimit({ validity, minLength = 0, min = '', max = '' }: Told): string {
  const text = shellText.text;
  if (validity.tooShort) return text('invalid.short', { count: minLength });
  if (validity.rangeUnderflow) return text('invalid.least', { least: min });
  if (validity.rangeOverflow) return text('invalid.most', { most: max });
  return text(validity.stepMismatch ? 'invalid.number' : 'invalid.other');
}

type Told = Pick<Checked, 'type' | 'validity'> &
  Partial<Pick<HTMLInputElement, 'minLength' | 'min' | 'max'>>;

const DAYS = new Set(['date', 'datetime-local', 'month', 'week', 'time']);

function isChosen(type: string): boolean {
  return type === 'checkbox' || type === 'radio' || type.startsWith('select');
}

/** Bears a message of its own, beneath the field: the browser's bubble is not wanted there. */
export const OWN_MESSAGE = 'data-own-message';
const worded = new WeakSet<Checked>();

/**
 * Where a field has no place for a message, the browser's bubble says ours. It is taken back before
 * the field is looked at again: what bears a message counts as wrong.
 */
export function wordBubbles(page: Document): void {
  page.addEventListener('invalid', ({ target }) => take(target as Checked), true);
  page.addEventListener('input', ({ target }) => release(target as Checked), true);
  page.addEventListener('click', ({ target }) => releaseForm(target as Element), true);
}

function take(input: Checked): void {
  if (input.validity.customError || input.closest(`[${OWN_MESSAGE}]`)) return;
  input.setCustomValidity(sayInvalid(input));
  worded.add(input);
}

function release(input: Checked): void {
  if (!worded.delete(input)) return;
  input.setCustomValidity('');
}

/** A click on the button, which Enter makes as well, comes before the fields are looked at. */
function releaseForm(target: Element): void {
  const form = target.closest?.<HTMLButtonElement>('button, input[type="submit"]')?.form;
  for (const input of form?.elements ?? []) release(input as Checked);
}
