import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    dashboard: never;
    decision: 'done' | 'dropped' | 'reopened';
    decision_basis: never;
    kept_field: never;
    meeting: 'started' | 'ended' | 'drilled' | 'decided' | 'thanked';
    metric: never;
    report: 'asked_outside';
    report_mail: 'set';
  }
}
