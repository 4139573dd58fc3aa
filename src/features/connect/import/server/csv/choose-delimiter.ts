import { parse } from 'csv-parse/sync';

const CANDIDATES = [';', ',', '\t', '|'] as const;
const LINES_LOOKED_AT = 200;

/** The character that cuts most lines of the sample into the same number of cells. */
export function chooseDelimiter(sample: string): string {
  const scores = CANDIDATES.map((delimiter) => scoreDelimiter(sample, delimiter));
  const best = Math.max(...scores);
  return best > 0 ? CANDIDATES[scores.indexOf(best)]! : ',';
}

function scoreDelimiter(sample: string, delimiter: string): number {
  const widths = new Map<number, number>();
  let rows = 0;
  try {
    parse(sample, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
      to: LINES_LOOKED_AT,
      on_record: (record: string[]) => {
        if (record.every((cell) => cell === '')) return null;
        rows++;
        widths.set(record.length, (widths.get(record.length) ?? 0) + 1);
        return null;
      },
    });
  } catch {
    // A sample that ends within quotes: what was read until then counts.
  }
  let best = 0;
  for (const [width, count] of widths) {
    best = Math.max(best, (count / rows) ** 2 * Math.log2(width));
  }
  return best;
}
