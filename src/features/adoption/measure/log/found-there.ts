import { THRESHOLDS } from '../thresholds.ts';
import type { KnownRecord } from './known-record.ts';
import type { LedgerLine } from './ledger-line.ts';
import { customersOf, type Records } from './records.ts';

const DAY_MS = 86_400_000;
const NO_EFFORT = new Set(['import', 'automation']);

/** What others will find when they look the customer up. */
export function noteCustomer(records: Records, event: LedgerLine, logged: number): void {
  const change = writtenNote(event, logged) ?? caseChange(event);
  if (!change) return;
  for (const id of customersOf(records, event.record_id)) {
    const known = records.get(id);
    if (known) records.set(id, change(known));
  }
}

type Change = (known: KnownRecord) => KnownRecord;

function writtenNote(event: LedgerLine, at: number): Change | null {
  const { verb, via, changes, actor_id, record_id: id } = event;
  const isNote = verb === 'activity.created' && hasWords(event) && !NO_EFFORT.has(via);
  if (!isNote || !actor_id || changes?.visibility?.[1] === 'private') return null;
  return ({ notes = [], ...known }) => {
    const note = { id, member_id: actor_id, at };
    return { ...known, notes: [note, ...notes].slice(0, THRESHOLDS.gift_notes_shown) };
  };
}

function caseChange({ verb, record_type, record_id, changes }: LedgerLine): Change | null {
  if (record_type !== 'service_case') return null;
  const isOpen = /\.(created|reopened|restored)$/.test(verb);
  const isOver = /\.(resolved|closed|deleted)$/.test(verb) || changes?.status?.[1] === 'closed';
  if (!isOpen && !isOver) return null;
  return (known) => {
    const others = (known.cases ?? []).filter((one) => one !== record_id);
    return { ...known, cases: isOpen ? [...others, record_id].slice(-20) : others };
  };
}

/** What others wrote about a customer of late, and the cases of others that are open. */
export function seenThere(
  records: Records,
  { known, member_id, logged }: { known: string[]; member_id: string; logged: number },
): { notes: string[]; cases: string[] } {
  const all = known.map((id) => records.get(id));
  const notes = all
    .flatMap((one) => one?.notes ?? [])
    .filter((note) => note.member_id !== member_id)
    .filter(({ at }) => logged - at <= THRESHOLDS.note_days * DAY_MS);
  const cases = all
    .flatMap((one) => one?.cases ?? [])
    .filter((id) => records.get(id)?.owner_id !== member_id);
  const ids = [...new Set(notes.map(({ id }) => id))].slice(0, THRESHOLDS.gift_notes_shown);
  return { notes: ids, cases: [...new Set(cases)] };
}

export function hasWords({ changes }: LedgerLine): boolean {
  const words = changes?.body?.[1];
  return typeof words === 'string' && words.trim() !== '';
}
