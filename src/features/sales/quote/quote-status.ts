export const QUOTE_STATUSES = [
  'draft',
  'waiting',
  'ready',
  'sent',
  'accepted',
  'declined',
  'superseded',
  'revoked',
] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** What may follow; back leads only what takes a step back that nobody has built on. */
const FOLLOWS: Record<QuoteStatus, readonly QuoteStatus[]> = {
  draft: ['waiting', 'ready', 'sent'],
  waiting: ['draft', 'ready', 'sent'],
  ready: ['draft', 'waiting', 'sent'],
  sent: ['draft', 'ready', 'accepted', 'declined', 'superseded', 'revoked'],
  accepted: ['sent'],
  declined: ['superseded'],
  superseded: ['sent', 'declined', 'revoked'],
  revoked: ['sent', 'superseded'],
};

export function mayFollow(before: QuoteStatus, after: QuoteStatus): boolean {
  return before === after || FOLLOWS[before].includes(after);
}

/** Not sent yet: what it says may still be changed. */
export function isOpenToChange(status: QuoteStatus): boolean {
  return status === 'draft' || status === 'waiting' || status === 'ready';
}

/** A quote that has been sent and has run out can be accepted no more; there is no status for it. */
export function isExpired(
  quote: { status: string | null; valid_until: string | null },
  today: string,
): boolean {
  return quote.status === 'sent' && quote.valid_until !== null && quote.valid_until < today;
}

/** What the customer reads, and therefore what stays as it was sent. */
export const SENT_FIELDS = [
  'name',
  'company_id',
  'person_id',
  'recipient',
  'lines',
  'discount',
  'currency',
  'valid_until',
  'language',
  'intro',
  'terms',
] as const;

/** What stays once it was sent, and the next version takes over: the links beside what is read. */
export const REVISED_FIELDS = [...SENT_FIELDS, 'deal_id', 'price_book_id'] as const;

/** The other version of a quote that the customer has accepted: then this one is not sent any more. */
export function acceptedInstead<Version extends { id: string; status: string }>(
  versions: readonly Version[],
  id: string,
): Version | undefined {
  return versions.find((version) => version.id !== id && version.status === 'accepted');
}
