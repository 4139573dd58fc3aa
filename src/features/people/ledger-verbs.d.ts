import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    company: 'followed' | 'hint_restored' | 'hint_dismissed';
    consent: never;
    duplicate: 'dismissed' | 'postponed' | 'reopened';
    fact: 'arranged' | 'followed';
    mail_address: never;
    person: 'followed' | 'unsubscribed' | 'given_out' | 'arranged';
    purpose: never;
    unsubscribe_link: 'used';
  }
}
