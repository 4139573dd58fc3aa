const NEEDS_QUOTES = /["\n\r,;\t|]|^\s|\s$/;
/** A cell that a spreadsheet would run when it opens the file (OWASP: CSV injection). */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const PHONE_OR_NUMBER = /^[+-][\d\s()./-]+$/;

/**
 * One CSV line (RFC 4180) with its line break. Cells that a spreadsheet would take for a formula
 * get an apostrophe in front; `unguardCell` takes it away again.
 */
export function formatCsvRow(cells: readonly string[], delimiter = ','): string {
  const line = cells.map(formatCell).join(delimiter);
  // A lone empty cell would read as an empty line.
  return `${line === '' ? '""' : line}\r\n`;
}

function formatCell(cell: string): string {
  const guarded = FORMULA.test(cell) && !PHONE_OR_NUMBER.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Takes away the apostrophe that keeps a spreadsheet from running a cell. */
export function unguardCell(cell: string): string {
  return cell.charCodeAt(0) === 39 && FORMULA.test(cell) ? cell.slice(1) : cell;
}
