import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    export: 'made';
    import: 'uploaded' | 'cancelled' | 'rehearsed' | 'started' | 'taken_back' | 'done' | 'failed';
    webhook_endpoint: 'rotated' | 'tested' | 'resent';
  }
}
