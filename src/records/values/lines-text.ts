import type { Line } from '#src/lib/line-totals.ts';

/** Lines as one reads them in a cell: `2 × Chair; 1.5 hour × Assembly`. */
export function writeLines(value: unknown): string {
  return ((value ?? []) as Line[]).map(writeLine).join('; ');
}

function writeLine({ quantity, unit, name }: Line): string {
  return `${[quantity, unit].filter(Boolean).join(' ')} × ${name}`;
}
