import type { Approvables } from '#src/features/sales/approval/server/approvable-type.ts';
import { dealApprovable } from '#src/features/sales/deal/server/approval-queries.ts';

/** What rules of approval can speak of; approvals themselves know none of these features. */
export const approvables: Approvables = new Map([['deal', dealApprovable]]);
