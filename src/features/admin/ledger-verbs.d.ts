import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    absence: 'removed';
    automation_notice: 'put_away';
    automation_rule: 'rehearsed' | 'switched_on' | 'switched_off' | 'paused';
    automation_run: 'done' | 'failed' | 'skipped';
    backup: 'made' | 'failed' | 'taken_out';
    backup_plan: never;
    custom_field: 'archived';
    erasure: 'made';
    help: never;
    invitation: 'withdrawn';
    key: 'revoked';
    member: 'joined' | 'reset_link_made' | 'password_set';
    record_page: 'arranged';
    session: 'ended_everywhere';
    team: never;
    view_as: 'begun' | 'ended';
    workspace: 'exported';
  }
}
