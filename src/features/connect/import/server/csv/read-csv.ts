import type { RawRow, ReadLimits, TextEncoding } from '../../table.ts';
import { unguardCell } from '../../write-csv.ts';
import { type ByteCounter, readText } from '../decode-text.ts';
import { chooseDelimiter } from './choose-delimiter.ts';
import { splitRecords } from './split-records.ts';

/** How a CSV file is written. */
export interface CsvDialect {
  encoding: TextEncoding;
  delimiter: string;
  /** Excel's first line `sep=;`, which is no row. */
  hasSeparatorLine: boolean;
}

const SEPARATOR_LINE = /^"?sep=([,;\t|:~^!#/ ])"?[ ,;\t|]*(?:\n|$)/i;

/** Finds the delimiter in the first characters of the file. */
export function findDialect(head: string, encoding: TextEncoding): CsvDialect {
  const told = SEPARATOR_LINE.exec(head);
  if (told) return { encoding, delimiter: told[1]!, hasSeparatorLine: true };
  return { encoding, delimiter: chooseDelimiter(head), hasSeparatorLine: false };
}

/** All rows of a CSV file from its first line, in batches. */
export async function* readCsv(
  path: string,
  dialect: CsvDialect,
  rules: { limits: ReadLimits; counter?: ByteCounter },
): AsyncGenerator<RawRow[], void, undefined> {
  const texts = readText(path, dialect.encoding, rules.counter);
  const { recordBytes } = rules.limits;
  for await (const batch of splitRecords(texts, { delimiter: dialect.delimiter, recordBytes })) {
    if (dialect.hasSeparatorLine && batch[0]?.line === 1) batch.shift();
    for (const row of batch) row.cells = row.cells.map(unguardCell);
    yield batch;
  }
}
