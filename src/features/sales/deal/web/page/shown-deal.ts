import type { Deal } from '../../deal.ts';

/** A deal as its page reads it, with the names that it refers to. */
export type ShownDeal = Deal & { refs: Record<string, { type: string; title: string }> };
