import { askedFields, type KeptDecision } from '#src/features/reports/decision/decision-basis.ts';
import type { EventDraft, Via } from '#src/server/ledger/event.ts';
import { type CapabilityName, capabilitiesOf } from '../../capabilities.ts';

/** What customers, mails and rules do goes on; what people do by whatever way does not. */
const BY_PEOPLE: ReadonlySet<Via> = new Set(['web', 'capture', 'phone', 'api', 'import']);

/** The capabilities of which an event says that there is one more of something. */
export function addedBy(draft: EventDraft, via: Via): readonly CapabilityName[] {
  const capabilities = capabilitiesOf(draft.type);
  if (capabilities.length === 0 || !BY_PEOPLE.has(via)) return [];
  return capabilities.filter((name) => isMore(draft, name));
}

function isMore({ verb, type, changes = {} }: EventDraft, name: CapabilityName): boolean {
  if (type === 'decision_basis') return asksMore(changes.decisions, name);
  const isNew =
    verb.endsWith('.created') || isBack(changes.deleted_at) || isBack(changes.archived_at);
  if (type === 'saved_view') return isNew || changes.is_segment?.[1] === true;
  if (type === 'report') return isNew || changes.visibility !== undefined;
  return isNew;
}

function isBack(change: [unknown, unknown] | undefined): boolean {
  return change !== undefined && change[0] !== null && change[1] === null;
}

function asksMore(change: [unknown, unknown] | undefined, name: CapabilityName): boolean {
  if (!change) return false;
  const [before, after] = change.map((one) => (one ?? []) as KeptDecision[]);
  const of = name === 'more_fields' ? askedFields : reportsOf;
  const known = new Set(of(before!));
  return of(after!).some((one) => !known.has(one));
}

function reportsOf(decisions: readonly KeptDecision[]): string[] {
  return decisions.flatMap(({ report_id }) => (report_id ? [report_id] : []));
}
