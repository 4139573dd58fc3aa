import type { Approvables } from '#src/features/sales/approval/server/approvable-type.ts';
import { dealApprovable } from '#src/features/sales/deal/server/approval-queries.ts';
import { approvableQuotes } from '#src/features/sales/quote/server/approve-quote.ts';
import { quoteType } from '#src/features/sales/quote/server/quote-type.ts';

/** What rules of approval can speak of; approvals themselves know none of these features. */
export const approvables: Approvables = new Map([
  ['deal', dealApprovable],
  ['quote', approvableQuotes(quoteType)],
]);
