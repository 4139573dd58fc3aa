import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    confounder: 'removed';
    exemption: 'granted' | 'ended';
    leader_commitment: 'settled' | 'echoed';
    rear_view: never;
    uptake: 'looked';
    uptake_correction: 'answered';
    uptake_setting: never;
  }
}
