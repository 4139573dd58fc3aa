const NEEDS_QUOTES = /["\n\r,;\t|]|^\s|\s$/;
/** A cell that a spreadsheet would run when it opens the file (OWASP: CSV injection), in wide signs too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const PHONE_OR_NUMBER = /^[+-][\d\s()./-]+$/;
/** What begins a cell of its own where a spreadsheet separates by semicolons, as in German and Italian. */
const PIECE = /([;\t\r\n] *)('*[=+\-@＝＋－＠][^;\t\r\n]*)/g;

/**
 * One CSV line (RFC 4180) with its line break. Cells that a spreadsheet would take for a formula
 * get an apostrophe in front, and so do pieces of a cell; `unguardCell` takes it away again.
 */
export function formatCsvRow(cells: readonly string[], delimiter = ','): string {
  const line = cells.map(formatCell).join(delimiter);
  // A lone empty cell would read as an empty line.
  return `${line === '' ? '""' : line}\r\n`;
}

function formatCell(cell: string): string {
  const isFormula = FORMULA.test(cell) && !PHONE_OR_NUMBER.test(cell);
  const pieces = cell.replace(PIECE, (whole, before: string, piece: string) =>
    isCall(piece) ? `${before}'${piece}` : whole,
  );
  const guarded = isFormula ? `'${pieces}` : pieces;
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Takes away the apostrophes that keep a spreadsheet from running a cell. */
export function unguardCell(cell: string): string {
  const whole = cell.charCodeAt(0) === 39 && FORMULA.test(cell) ? cell.slice(1) : cell;
  return whole.replace(PIECE, (all, before: string, piece: string) =>
    piece.charCodeAt(0) === 39 && isCall(piece) ? before + piece.slice(1) : all,
  );
}

/** Whether it could call a function or another program; a phone number or an item of a list does not. */
function isCall(piece: string): boolean {
  return /[(|!]/.test(piece) && /\p{L}/u.test(piece);
}
