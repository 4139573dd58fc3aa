import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    approval:
      | 'asked'
      | 'replaced'
      | 'step_approved'
      | 'delegated'
      | 'reminded'
      | 'escalated'
      | 'passed_on'
      | 'approved'
      | 'rejected'
      | 'withdrawn';
    approval_rule: 'removed';
    currency_rate: never;
    deal: 'moved';
    goal: never;
    money_setting: never;
    outcome_reason: never;
    pipeline: never;
    price: never;
    price_book: never;
    product: never;
    quote:
      | 'submitted'
      | 'approved'
      | 'rejected'
      | 'sent'
      | 'opened'
      | 'asked'
      | 'accepted'
      | 'declined'
      | 'superseded'
      | 'revoked'
      | 'link_renewed';
    quote_settings: never;
    sales_order: 'delivered' | 'cancelled' | 'reopened';
    stage: never;
  }
}
