/** The ways to reach a person. */
export const CHANNELS = ['mail', 'letter', 'phone'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Whether a person is reached, or the first thing that stands against it. */
export const REACHES = [
  'reached',
  'do_not_contact',
  'no_consent',
  'no_address',
  'bounced',
  'invalid',
] as const;
export type Reach = (typeof REACHES)[number];

/** What decides it, for one person and one way. */
export interface ReachFacts {
  doNotContact: boolean;
  /** Absent: no purpose was named. */
  purpose?: { needsYes: boolean; said: 'given' | 'refused' | 'withdrawn' | null };
  hasAddress: boolean;
  /** Of mail: whether each of their addresses is well written, and whether each has bounced. */
  addresses?: { isValid: boolean; isGone: boolean }[];
}

/** In the order in which it is told: what the person said comes before what is missing. */
export function reachOf({ doNotContact, purpose, hasAddress, addresses }: ReachFacts): Reach {
  if (doNotContact) return 'do_not_contact';
  if (purpose && !isAllowed(purpose)) return 'no_consent';
  if (!hasAddress) return 'no_address';
  if (!addresses) return 'reached';
  if (addresses.some(({ isValid, isGone }) => isValid && !isGone)) return 'reached';
  return addresses.some(({ isValid }) => isValid) ? 'bounced' : 'invalid';
}

function isAllowed({ needsYes, said }: NonNullable<ReachFacts['purpose']>): boolean {
  return needsYes ? said === 'given' : said === null || said === 'given';
}
