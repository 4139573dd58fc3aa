import { parseDecimal, writeDecimal } from '#src/lib/exact-numbers.ts';
import { newId } from '#src/lib/ids.ts';
import { type Line, PERCENT_PLACES, QUANTITY_PLACES } from '#src/lib/line-totals.ts';

/** The lines as they are kept: whole, each with an id, numbers written in one way. */
export function cleanLines(value: unknown): Line[] {
  return ((value ?? []) as Partial<Line>[]).map(cleanLine);
}

function cleanLine(line: Partial<Line>): Line {
  return {
    id: line.id?.toLowerCase() ?? newId(),
    product_id: line.product_id?.toLowerCase() ?? null,
    name: cleanText(line.name),
    details: cleanText(line.details).replace(/\r\n?/g, '\n'),
    quantity: cleanDecimal(line.quantity ?? '1', QUANTITY_PLACES),
    unit: cleanText(line.unit),
    unit_price: line.unit_price ?? 0,
    discount: cleanDecimal(line.discount ?? '0', PERCENT_PLACES),
    tax: cleanDecimal(line.tax ?? '0', PERCENT_PLACES),
  };
}

function cleanText(text: string | undefined): string {
  return (text ?? '').normalize('NFC').trim();
}

function cleanDecimal(text: string, places: number): string {
  const value = parseDecimal(text, places);
  return value === null ? text : writeDecimal(value, places);
}
