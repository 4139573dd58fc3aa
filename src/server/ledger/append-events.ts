import { newId } from '#src/lib/ids.ts';
import type { Actor } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import type { EventDraft } from './event.ts';

/** Two totals of what a save cost the person: time in the form, and keys pressed. */
export interface Effort {
  interactionMs: number;
  keys: number;
}

interface Command {
  id: string;
  actor: Actor;
  effort?: Effort | undefined;
}

/**
 * Writes the events of one command to the ledger with its commit, for until then it holds the
 * workspace's head, which gives events their order.
 */
export function appendEvents(db: Transaction, command: Command, drafts: EventDraft[]): void {
  if (drafts.length === 0) return;
  const events = drafts.map((draft, index) => ({
    id: newId(),
    occurred_at: draft.occurredAt ?? null,
    actor_id: command.actor.byLink ? null : command.actor.memberId,
    via: command.actor.via,
    verb: draft.verb,
    record_type: draft.type,
    record_id: draft.id,
    command_id: command.id,
    undo_of: draft.undoOf ?? null,
    changes: draft.changes ?? null,
    // one saved form is one effort, however many records it touched
    interaction_ms: index === 0 ? (command.effort?.interactionMs ?? null) : null,
    keys: index === 0 ? (command.effort?.keys ?? null) : null,
  }));
  db.atCommit({
    name: 'append events',
    text: 'select append_ledger_events($1::jsonb)',
    values: [JSON.stringify(events)],
  });
}
