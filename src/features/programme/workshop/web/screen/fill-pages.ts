/** What fits on the big screen so that it is read from eight metres. */
export interface PageSize {
  columns: number;
  /** Lines of a column. */
  lines: number;
  /** Characters of a line. */
  chars: number;
}

export interface Sized {
  text: string;
  /** Lines besides the text: a heading, the space to the next. */
  extra: number;
}

/** How many lines it takes in a column of its own. */
export function linesOf({ text, extra }: Sized, { chars }: PageSize): number {
  const written = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / chars)), 0);
  return written + extra;
}

/** Spreads what is to be read over pages: column by column, in its order, none of it twice. */
export function fillPages<T>(
  items: readonly T[],
  size: PageSize,
  measure: (item: T) => Sized,
): T[][][] {
  const columns: T[][] = [];
  let left = 0;
  for (const item of items) {
    // what is longer than a column stands in it alone
    const needed = Math.min(size.lines, linesOf(measure(item), size));
    if (columns.length === 0 || needed > left) {
      columns.push([]);
      left = size.lines;
    }
    columns.at(-1)!.push(item);
    left -= needed;
  }
  const pages: T[][][] = [];
  for (let at = 0; at < columns.length; at += size.columns) {
    pages.push(columns.slice(at, at + size.columns));
  }
  return pages;
}
