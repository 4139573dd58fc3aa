import { newId } from '#src/lib/ids.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import type { LoadedEvent } from './demo-ledger.ts';

/** What a command told, as the ledger takes it: at the moment of its own clock. */
export function tellDrafts(ctx: WriteContext, drafts: readonly EventDraft[]): LoadedEvent[] {
  const { actor, commandId } = ctx;
  const at = ctx.now();
  return drafts.map(({ verb, type, id, changes, occurredAt }) => ({
    id: newId(at.getTime()),
    at: at.toISOString(),
    occurred_at: occurredAt ?? null,
    actor_id: actor.byLink ? null : actor.memberId,
    via: actor.via,
    verb,
    record_type: type,
    record_id: id,
    command_id: commandId,
    changes: changes ?? null,
    interaction_ms: null,
    keys: null,
  }));
}
