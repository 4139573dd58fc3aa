import { newId } from '#src/lib/ids.ts';
import { partsOf } from '#src/lib/parts-of.ts';
import type { Actor } from '../context.ts';
import type { Transaction } from '../db/database.ts';
import type { EventDraft } from './event.ts';

/** Two totals of what a save cost the person: time in the form, and keys pressed. */
export interface Effort {
  interactionMs: number;
  keys: number;
}

/** What a command says of itself and of what it did. */
export interface Deed {
  commandId: string;
  actor: Actor;
  effort?: Effort | undefined;
  /** When the person did it, for events that say nothing else of it. */
  occurredAt?: string | undefined;
  drafts: EventDraft[];
}

/**
 * Writes the events of the commands of one transaction to the ledger with its commit, for until then
 * it holds the workspace's head, which gives events their order.
 */
export function appendEvents(db: Transaction, deeds: Deed[]): void {
  const events = deeds.flatMap(eventsOf);
  for (const part of partsOf(events)) {
    db.atCommit({
      name: 'append events',
      text: 'select append_ledger_events($1::jsonb)',
      values: [JSON.stringify(part)],
    });
  }
}

function eventsOf({ commandId, actor, effort, occurredAt, drafts }: Deed) {
  // what is not known is left out: PostgreSQL takes it for null
  return drafts.map((draft, index) => ({
    id: newId(),
    occurred_at: draft.occurredAt ?? occurredAt,
    actor_id: actor.byLink ? undefined : actor.memberId,
    via: actor.via,
    verb: draft.verb,
    record_type: draft.type,
    record_id: draft.id,
    command_id: commandId,
    undo_of: draft.undoOf,
    changes: draft.changes,
    // one saved form is one effort, however many records it touched
    interaction_ms: index === 0 ? effort?.interactionMs : undefined,
    keys: index === 0 ? effort?.keys : undefined,
  }));
}
