import type { Line } from '#src/lib/line-totals.ts';

/** Lines as one reads them in a cell: `2 × Chair; 1.5 × Assembly (hour)`. */
export function writeLines(value: unknown): string {
  return ((value ?? []) as Line[]).map(writeLine).join('; ');
}

function writeLine(line: Line): string {
  return `${line.quantity} × ${nameWithUnit(line)}`;
}

/** What is counted, with its unit behind it: so the unit stands alone and needs no plural. */
export function nameWithUnit({ name, unit }: Pick<Line, 'name' | 'unit'>): string {
  return unit.trim() ? `${name} (${unit.trim()})` : name;
}
