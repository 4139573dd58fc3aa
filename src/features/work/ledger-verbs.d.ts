import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    activity: 'mentioned';
    calendar_link: 'revoked';
    file: never;
    push_device: 'added' | 'removed';
    reminder_setting: never;
    task: 'completed' | 'reopened' | 'assigned' | 'postponed' | 'updated';
  }
}
