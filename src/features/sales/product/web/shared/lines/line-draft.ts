import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import {
  type Line,
  type LineTotals,
  lineTotals,
  type OverallDiscount,
} from '#src/lib/line-totals.ts';
import { cleanLines } from '#src/records/values/clean-lines.ts';
import {
  readAmount,
  readDecimal,
  writeAmount,
  writeDecimal,
} from '#src/records/values/money-text.ts';

/** What can be typed of a line. */
export type LinePart = 'name' | 'details' | 'quantity' | 'unit' | 'price' | 'discount' | 'tax';
/** A line as it is typed: what is no number yet stands as it is. */
export type LineDraft = Record<LinePart, string> & { id: string; product_id: string | null };

/** In which money, and how who types them writes numbers: a BCP 47 tag. */
export interface Typing {
  currency: string;
  locale: string;
}

export function draftOf(line: Line, { currency, locale }: Typing): LineDraft {
  const { unit_price: amount, quantity, discount, tax, ...rest } = line;
  const percent = (value: string) => (value === '0' ? '' : writeDecimal(value, locale));
  return {
    ...rest,
    quantity: writeDecimal(quantity, locale),
    price: writeAmount({ amount, currency }, locale),
    discount: percent(discount),
    tax: percent(tax),
  };
}

export function newDraft(part: Partial<LineDraft>): LineDraft {
  return {
    id: newId(),
    product_id: null,
    name: '',
    details: '',
    quantity: '1',
    unit: '',
    price: '',
    discount: '',
    tax: '',
    ...part,
  };
}

export interface ReadDrafts {
  lines: Line[];
  /** What will not do, by the line's id. */
  bad: ReadonlyMap<string, readonly LinePart[]>;
  /** Of the lines that can be reckoned; null if they are too large together. */
  totals: LineTotals | null;
  isTooMuch: boolean;
}

export function readDrafts(
  drafts: readonly LineDraft[],
  typing: Typing,
  overall?: OverallDiscount,
): ReadDrafts {
  const bad = new Map<string, LinePart[]>();
  const lines = cleanLines(
    drafts.map((draft) => {
      const wrong = wrongParts(draft, typing);
      if (wrong.length > 0) bad.set(draft.id, wrong);
      return lineOf(draft, typing);
    }),
  );
  const totals = reckon(
    lines.filter(({ id }) => !bad.has(id)),
    overall,
  );
  return { lines, bad, totals, isTooMuch: totals === null };
}

function lineOf(draft: LineDraft, { currency, locale }: Typing): Line {
  const { price, quantity, discount, tax, ...rest } = draft;
  return {
    ...rest,
    quantity: readPart(quantity, locale) ?? quantity,
    unit_price: readAmount(price.trim() || '0', currency, locale) ?? 0,
    discount: readPart(discount, locale) ?? '0',
    tax: readPart(tax, locale) ?? '0',
  };
}

/** A number as it is typed, with a comma or a point; an empty one is 0. */
function readPart(text: string, locale: string): string | null {
  const decimal = text.trim() === '' ? '0' : readDecimal(text.replace(/%\s*$/, ''), locale);
  return decimal === null
    ? null
    : decimal.replace(/\.0*$|(?<=\.\d*[1-9])0+$/, '').replace(/^\+/, '');
}

const ONE: Line = {
  id: '',
  product_id: null,
  name: 'x',
  details: '',
  quantity: '1',
  unit: '',
  unit_price: 0,
  discount: '0',
  tax: '0',
};

function wrongParts(draft: LineDraft, typing: Typing): LinePart[] {
  const wrong: LinePart[] = [];
  if (draft.name.trim() === '') wrong.push('name');
  for (const part of ['quantity', 'discount', 'tax'] as const) {
    const value = readPart(draft[part], typing.locale);
    if (value === null || !reckon([{ ...ONE, [part]: value }])) wrong.push(part);
  }
  const amount = readAmount(draft.price.trim() || '0', typing.currency, typing.locale);
  if (amount === null || amount < 0) wrong.push('price');
  else if (wrong.length === 0 && !reckon([lineOf(draft, typing)])) wrong.push('quantity', 'price');
  return wrong;
}

function reckon(lines: Line[], overall?: OverallDiscount): LineTotals | null {
  try {
    return lineTotals(lines, overall);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

type WrongPart = Exclude<LinePart, 'details' | 'unit'> | 'both';

/** What of a line is to be mended first. */
export function firstWrong(bad: readonly LinePart[]): WrongPart | undefined {
  const isBoth = bad.includes('quantity') && bad.includes('price');
  return isBoth ? 'both' : (bad[0] as WrongPart | undefined);
}

/** The drafts with one of them a place further up or down. */
export function moveDraft(drafts: readonly LineDraft[], from: number, to: number): LineDraft[] {
  const moved = [...drafts];
  const [draft] = moved.splice(from, 1);
  if (draft) moved.splice(Math.max(0, Math.min(to, moved.length)), 0, draft);
  return moved;
}
