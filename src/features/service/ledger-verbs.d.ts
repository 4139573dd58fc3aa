import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    article: never;
    business_calendar: never;
    case_form: 'link_renewed';
    macro: never;
    queue: never;
    service_case:
      | 'taken'
      | 'assigned'
      | 'answered'
      | 'waiting'
      | 'resolved'
      | 'closed'
      | 'reopened'
      | 'escalated'
      | 'macro_used'
      | 'satisfaction_asked'
      | 'rated'
      | 'article_used';
    service_promise: never;
  }
}
