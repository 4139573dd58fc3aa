import type { Changes } from '#src/server/ledger/event.ts';

/** An event of one record, as the ledger holds it. */
export interface RecordEvent {
  seq: number;
  verb: string;
  command_id: string;
  undo_of: string | null;
  changes: Changes | null;
}

/** What became of a field that the command changed. */
export interface FieldTrace {
  before: unknown;
  after: unknown;
  state: 'as_left' | 'taken_back' | 'changed_since';
}

export interface CommandTrace {
  /** The command made the record. */
  isCreation: boolean;
  fields: Map<string, FieldTrace>;
  /** If it made the record: the fields that others set since, also those it left empty. */
  changedSince: string[];
  /** It was led along when what it hangs on went into another record. */
  isRelinked: boolean;
}

/** A field's state is the number of the event that set it; these two precede all events. */
const FIRST = 0;
const UNBORN = -1;

interface Effect {
  from: number;
  to: number;
  before: unknown;
  after: unknown;
}

/**
 * Follows what a command did to a record through everything since. An undo leads a field back to the
 * state before, so that a change that was itself taken back counts as never made, while the same
 * value set anew counts as an edit. `events` are all of one record, in order: what an
 * undo leads back to may be older than the command.
 */
export function traceCommand(events: RecordEvent[], commandId: string): CommandTrace {
  const states = new Map<string, number>();
  const effects = new Map<string, Map<string, Effect>>();
  const stateOf = (field: string) => states.get(field) ?? FIRST;
  let isCreation = false;

  for (const event of events) {
    const own = effects.get(event.command_id) ?? new Map<string, Effect>();
    effects.set(event.command_id, own);
    if (event.verb.endsWith('.created')) {
      isCreation ||= event.command_id === commandId;
      own.set('deleted_at', { from: UNBORN, to: FIRST, before: undefined, after: null });
    }
    const undone = event.undo_of ? effects.get(event.undo_of) : undefined;
    for (const [field, [before, after]] of Object.entries(event.changes ?? {})) {
      const to = undone?.get(field)?.from ?? event.seq;
      const first = own.get(field) ?? { from: stateOf(field), before };
      own.set(field, { ...first, to, after });
      states.set(field, to);
    }
  }

  const done = effects.get(commandId) ?? new Map<string, Effect>();
  const fields = [...done].map(([field, effect]) => {
    const { before, after } = effect;
    return [field, { before, after, state: compare(stateOf(field), effect) }] as const;
  });
  const changedSince = [...states.keys()].filter(
    (field) => stateOf(field) !== (done.get(field)?.to ?? FIRST),
  );
  const isRelinked = verbOf(events, commandId)?.endsWith('.relinked') ?? false;
  return { isCreation, fields: new Map(fields), changedSince, isRelinked };
}

/** What the command did; an undo of an undo does what the first did. */
function verbOf(events: RecordEvent[], commandId: string): string | undefined {
  const event = events.find(({ command_id }) => command_id === commandId);
  return event?.undo_of ? verbOf(events, event.undo_of) : event?.verb;
}

function compare(state: number, { from, to }: Effect): FieldTrace['state'] {
  if (state === to) return 'as_left';
  return state === from ? 'taken_back' : 'changed_since';
}
