import type {} from '#src/lib/ledger-verbs.ts';

declare module '#src/lib/ledger-verbs.ts' {
  interface LedgerVerbs {
    change_cost: never;
    concern:
      | 'acting'
      | 'done'
      | 'shared'
      | 'clustered'
      | 'answered'
      | 'committed'
      | 'passed'
      | 'split'
      | 'verified'
      | 'reopened'
      | 'diagnosed'
      | 'seen'
      | 'raised';
    concern_intervention: 'done' | 'judged' | 'passed';
    concern_rating: never;
    conversation: 'noted';
    conversation_intro: never;
    desk_follower: 'resumed' | 'removed' | 'seen';
    desk_item: 'taken' | 'done' | 'dropped' | 'released';
    desk_release: 'planned' | 'released';
    desk_setting: never;
    expectation: 'opened' | 'published' | 'replaced';
    expectation_answer: never;
    expectation_question: 'answered' | 'told';
    experiment: 'started' | 'reviewed' | 'passed';
    feedback: 'answered' | 'passed' | 'seen';
    learning: 'asked' | 'kept';
    mentor_ask: 'asked' | 'helped';
    mentor_offer: 'offered' | 'withdrawn';
    practice: 'taken_up' | 'settled';
    practice_part: 'shown' | 'tried' | 'looked';
    programme:
      | 'advanced'
      | 'capability_opened'
      | 'completed'
      | 'stopped'
      | 'begun_anew'
      | 'agreed'
      | 'kick_off_noted';
    programme_estimate: never;
    programme_override: never;
    programme_reading: never;
    pulse_period: 'heard';
    workshop: 'went_on' | 'timed' | 'kept_apart' | 'revealed';
    workshop_card: 'moved' | 'hidden' | 'shown';
    workshop_cluster: 'named' | 'moved' | 'raised' | 'emptied' | 'filled' | 'answered';
  }
}
