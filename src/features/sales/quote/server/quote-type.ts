import type { RecordType } from '#src/records/server/record-type.ts';
import { quote } from '../quote.ts';

export const quoteType: RecordType = { declaration: quote };
