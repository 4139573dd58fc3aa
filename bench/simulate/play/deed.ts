import type { Verb } from '#src/lib/ledger-verbs.ts';

export type Via =
  | 'web'
  | 'capture'
  | 'email'
  | 'calendar'
  | 'phone'
  | 'import'
  | 'api'
  | 'automation';
export type Fields = Record<string, unknown>;
export type Subject = { company_id: string; person_id: string | null; deal_id?: string };

/** What can be done in the product, told apart from who does it and when. */
export type Doing =
  /** Records as they come: customers, contacts that a system saw, notes, tasks, meetings, orders. */
  | { do: 'create'; type: string; records: ({ id: string } & Fields)[] }
  | { do: 'change'; type: string; patches: ({ id: string } & Fields)[] }
  | { do: 'bin'; type: string; id: string }
  | { do: 'view'; type: string; id: string; prompted?: true }
  | { do: 'complete'; id: string; note?: { id: string; body: string } }
  | { do: 'postpone'; id: string; due_on: string }
  | { do: 'answer'; id: string }
  | { do: 'start' | 'drill' | 'end'; id: string }
  | {
      do: 'decide';
      id: string;
      decision: { id: string; what: string; owner_id: string; due_on: string };
    }
  | { do: 'export'; id: string; record_type: string; rows: number }
  | { do: 'import_done'; id: string; rows: number }
  | { do: 'absent'; id: string; member_id: string; first_day: string; last_day: string }
  | {
      do: 'join';
      id: string;
      name: string;
      role: string;
      team_id: string;
      time_zone: string;
      working_days: number[];
    }
  | { do: 'change_member'; id: string; changes: Record<string, [unknown, unknown]> }
  | { do: 'team'; id: string; name: string }
  | { do: 'name_leader'; id: string; leader_id: string };

/** One command. */
export interface Deed {
  /** When the product hears of it, in ms since 1970. */
  at: number;
  /** Null: nobody's, or a system's in the office's name. */
  actor: string;
  via: Via;
  doing: Doing;
  /** What the form cost: time in it, and keys. */
  effort?: { ms: number; keys: number };
}

/** One line of the ledger. */
export interface LedgerLine {
  at: string;
  occurred_at: string;
  actor_id: string | null;
  via: Via;
  verb: Verb;
  record_type: string;
  record_id: string;
  command_id: string;
  /** The command that this one takes back. */
  undo_of?: string;
  changes: Record<string, [unknown, unknown]> | null;
  interaction_ms: number | null;
  keys: number | null;
}
