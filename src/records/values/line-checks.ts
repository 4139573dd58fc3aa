import { z } from 'zod';
import { AppError } from '#src/lib/app-error.ts';
import { parseDecimal } from '#src/lib/exact-numbers.ts';
import {
  LINE_MESSAGES,
  type Line,
  lineTotals,
  PERCENT_PLACES,
  QUANTITY_PLACES,
} from '#src/lib/line-totals.ts';

const MOST_PERCENT = 10_000n;
const LONGEST_DECIMAL = 20;

type Part = keyof typeof LINE_MESSAGES;
/** The number of the line that is spoken of stands in the path of what is wrong. */
type Where = { path?: PropertyKey[] | undefined };

function says(message: (line: number) => string) {
  return { error: ({ path = [] }: Where) => message(lineNumber(path)) };
}

function lineNumber(path: readonly PropertyKey[]): number {
  return Number(path.findLast((part) => typeof part === 'number') ?? 0) + 1;
}

function decimal(part: Part, isGood: (text: string) => boolean) {
  return z.string(says(LINE_MESSAGES[part])).refine(isGood, says(LINE_MESSAGES[part]));
}

function isQuantity(text: string): boolean {
  return text.length <= LONGEST_DECIMAL && (parseDecimal(text, QUANTITY_PLACES) ?? 0n) > 0n;
}

function isPercent(text: string): boolean {
  if (text.length > LONGEST_DECIMAL) return false;
  const percent = parseDecimal(text, PERCENT_PLACES);
  return percent !== null && percent <= MOST_PERCENT;
}

const NAME = says((line) => `Line ${line}: Say in 300 characters at most what is sold.`);
const DETAILS = says((line) => `Line ${line}: The details have 2000 characters at most.`);
const UNIT = says((line) => `Line ${line}: The unit has 40 characters at most, such as hour.`);

/** A line as it is given: what is left out is empty, and its id is made. */
const given = z.strictObject({
  id: z.uuid().optional(),
  product_id: z.uuid().nullable().optional(),
  name: z
    .string(NAME)
    .max(300, NAME)
    .refine((text) => text.trim() !== '', NAME),
  details: z.string(DETAILS).max(2000, DETAILS).optional(),
  quantity: decimal('quantity', isQuantity),
  unit: z.string(UNIT).max(40, UNIT).optional(),
  unit_price: z.int(says(LINE_MESSAGES.unit_price)).min(0, says(LINE_MESSAGES.unit_price)),
  discount: decimal('discount', isPercent).optional(),
  tax: decimal('tax', isPercent).optional(),
});

/** The check of lines: each for itself, and that what they come to can be reckoned. */
export function linesSchema(maxItems: number) {
  return z
    .array(given)
    .max(maxItems, `There is room for ${maxItems} lines at most.`)
    .superRefine((lines, check) => {
      const ids = lines.flatMap(({ id }) => id?.toLowerCase() ?? []);
      if (new Set(ids).size < ids.length) {
        check.addIssue({ code: 'custom', message: 'Two lines have the same id.' });
      }
      const message = whyTooMuch(lines as Line[]);
      if (message) check.addIssue({ code: 'custom', message });
    });
}

/** About a hundred pages; what is longer is read by nobody. */
const MOST_ROWS = 6000;
const ROW_SIGNS = 80;

/** How many rows of a page the texts of the lines fill, about. */
function rowsOf(lines: readonly Partial<Line>[]): number {
  const texts = lines.flatMap(({ name, details }) => [name ?? '', ...(details ?? '').split('\n')]);
  return texts.reduce((sum, text) => sum + Math.ceil(text.length / ROW_SIGNS), texts.length);
}

function whyTooMuch(lines: Line[]): string | undefined {
  if (rowsOf(lines) > MOST_ROWS) {
    return 'Together these lines fill more than a hundred pages. Shorten their details.';
  }
  try {
    lineTotals(
      lines.map((line) => ({ ...line, discount: line.discount ?? '0', tax: line.tax ?? '0' })),
    );
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return undefined;
}

/** Lines as they are given back. */
export const storedLines = z.array(
  z.object({
    id: z.string(),
    product_id: z.string().nullable(),
    name: z.string(),
    details: z.string(),
    quantity: z.string(),
    unit: z.string(),
    unit_price: z.int(),
    discount: z.string(),
    tax: z.string(),
  }),
);
