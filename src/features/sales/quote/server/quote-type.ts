import type { RecordType } from '#src/records/server/record-type.ts';
import { quote } from '../quote.ts';
import { completeQuotes } from './complete-quotes.ts';

export const quoteType: RecordType = { declaration: quote, beforeSave: completeQuotes };
