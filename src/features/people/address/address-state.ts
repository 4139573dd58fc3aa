/** From the third on, a mailbox that was only full or slow counts as gone. */
export const MOST_SOFT_BOUNCES = 3;
export const FRESH_DAYS = 365;

export const ADDRESS_STATES = ['fresh', 'unverified', 'stale', 'bounced', 'invalid'] as const;
export type AddressState = (typeof ADDRESS_STATES)[number];

/** What is known of a mail address; days are `YYYY-MM-DD`. */
export interface KnownAddress {
  email: string;
  bounce: 'hard' | 'soft' | null;
  soft_bounces: number;
  /** The last sign of life: a message, or that somebody confirmed it. */
  last_sign_on: string | null;
}

/** As PostgreSQL and JavaScript both read it: one @, and a domain with a dot and two letters. */
export const MAIL_PATTERN = '^[^@[:space:]]+@[^@[:space:]]+[.][^@[:space:].]{2,}$';

export function isMailAddress(text: string): boolean {
  return new RegExp(MAIL_PATTERN.replaceAll('[:space:]', '\\s')).test(text);
}

/** The state of an address on a day: what is not bounced lives on until a year without a sign. */
export function stateOf(address: KnownAddress, today: string): AddressState {
  if (!isMailAddress(address.email)) return 'invalid';
  if (isGone(address)) return 'bounced';
  if (address.last_sign_on === null) return 'unverified';
  const days = (Date.parse(today) - Date.parse(address.last_sign_on)) / 86_400_000;
  return days > FRESH_DAYS ? 'stale' : 'fresh';
}

/** Whether nothing should be sent there any more. */
export function isGone({
  bounce,
  soft_bounces,
}: Pick<KnownAddress, 'bounce' | 'soft_bounces'>): boolean {
  return bounce === 'hard' || soft_bounces >= MOST_SOFT_BOUNCES;
}
