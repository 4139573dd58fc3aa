import type { Row } from '#src/records/server/record-type.ts';
import type { Quote } from '../quote.ts';

/** A quote as its table holds it. */
export type QuoteRow = Row & Quote & { team_id: string | null };

/** What public links to quotes are for. */
export const PURPOSE = 'quote';
