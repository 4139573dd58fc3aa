import type { RecordType } from '#src/records/server/record-type.ts';
import { priceBook } from '../price-book.ts';

export const priceBookType: RecordType = { declaration: priceBook };
