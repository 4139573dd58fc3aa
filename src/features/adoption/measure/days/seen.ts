import type { Trace } from '../log/trace.ts';
import { THRESHOLDS } from '../thresholds.ts';
import type { Clock } from './clock.ts';
import { type Timed, timedOf } from './timed.ts';

/** The traces of one person, laid out for asking what lies near what. */
export interface Seen {
  /** In the order of time. */
  all: Trace[];
  edits: Timed;
  /** Edits that are more than writing down what was said. */
  dealings: Timed;
  /** Edits that are more than ticking off. */
  work: Timed;
  contacts: Timed;
  looks: Timed;
  prompted: Timed;
  exports: number[];
  entries: Trace[];
  entered: Timed;
}

/** A trace among the others, with its minute of the day. */
export interface Noted {
  trace: Trace;
  minute: number;
  seen: Seen;
  clock: Clock;
}

/** What was taken back by an undo, and the undo itself, is as if it had never been. */
export function seeTraces(traces: readonly Trace[]): Seen {
  const undone = new Map<string, number>();
  for (const { detail, at } of traces) if (detail.undo_of) undone.set(detail.undo_of, at);
  const isUndone = ({ command_id, at }: Trace) => {
    const until = command_id === null ? undefined : undone.get(command_id);
    return until !== undefined && until - at <= THRESHOLDS.trace_days * 86_400_000;
  };
  const all = traces.filter((trace) => !trace.detail.undo_of && !isUndone(trace)).sort(inTime);
  const edits = all.filter(({ kind }) => kind === 'edit');
  const entries = edits.filter(({ detail }) => detail.entry);
  const looks = all.filter(({ kind }) => kind === 'look');
  const unprompted = looks.filter(({ detail }) => !detail.prompted);
  return {
    all,
    edits: timedOf(edits),
    dealings: timedOf(
      edits.filter(({ detail }) =>
        ['deal', 'quote', 'sales_order', 'service_case', 'task'].includes(detail.type!),
      ),
    ),
    work: timedOf(edits.filter(({ detail }) => detail.type !== 'task')),
    contacts: timedOf(all.filter(({ kind }) => kind === 'contact')),
    looks: timedOf(unprompted),
    prompted: timedOf(looks.filter(({ detail }) => detail.prompted)),
    entries,
    entered: timedOf(entries),
    exports: all
      .filter(({ kind, detail }) => kind === 'export' && detail.type !== 'report')
      .map(({ at }) => at),
  };
}

/** Ties are broken by what they are, so that the order of arrival does not matter. */
function inTime(a: Trace, b: Trace): number {
  return (
    a.at - b.at ||
    compare(a.kind, b.kind) ||
    compare(a.record_id, b.record_id) ||
    compare(a.command_id ?? '', b.command_id ?? '') ||
    compare(JSON.stringify(a.detail), JSON.stringify(b.detail))
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
