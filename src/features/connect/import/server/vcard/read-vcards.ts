import { AppError } from '#src/lib/app-error.ts';
import type { RawRow, ReadLimits, Table, TextEncoding } from '../../table.ts';
import { type ByteCounter, readText } from '../decode-text.ts';
import { fileError } from '../file-problems.ts';
import { shapeTable } from '../shape-table.ts';
import { CARD_HEADINGS, readCard } from './read-card.ts';
import { splitCards } from './split-cards.ts';

/** Opens a file of one or many vCards as a table with one row per card. */
export async function openVcards(
  path: string,
  rules: { encoding: TextEncoding; limits: ReadLimits; fileBytes: number },
): Promise<Table> {
  const pass: ByteCounter = { bytesRead: 0 };
  const source = async function* (): AsyncGenerator<RawRow[]> {
    // The headings go before the cards as a row of their own, on a line that no file has.
    yield [{ line: 0, cells: [...CARD_HEADINGS] }];
    for await (const cards of splitCards(readText(path, rules.encoding, pass), rules.limits)) {
      if (cards.length > 0) yield cards.map(readCard);
    }
  };
  const shaped = await shapeTable(source, { limits: rules.limits, headingLine: 0 }).catch(
    (error: unknown) => {
      const isEmpty = error instanceof AppError && error.details.reason === 'import_no_rows';
      throw isEmpty ? fileError('no_cards') : error;
    },
  );
  return {
    format: 'vcard',
    ...shaped,
    encoding: rules.encoding,
    progress: () => Math.min(1, pass.bytesRead / Math.max(1, rules.fileBytes)),
  };
}
