import type { Filter } from '#src/records/filter.ts';

/** Before and after of each field. */
type Changes = Record<string, [before: unknown, after: unknown]>;

/** Why a rule begins. */
export type When =
  | { kind: 'created' }
  /** One of the fields changed, any if there are none; `from` and `to` only of a single field. */
  | { kind: 'changed'; fields: string[]; from?: unknown; to?: unknown }
  /** It came to be so, by a change or from the beginning. */
  | { kind: 'entered'; field: string; value: unknown }
  | { kind: 'date_near'; field: string; days: number; side: 'before' | 'after' }
  | { kind: 'idle'; days: number };

export type AssignTo =
  | { kind: 'member'; id: string }
  | { kind: 'company_owner' }
  | { kind: 'team'; id: string };
export type Whom = { kind: 'owner' } | { kind: 'member'; id: string };

/** One thing that a rule does. */
export type RuleAction =
  | { kind: 'assign'; to: AssignTo }
  | { kind: 'task'; subject: string; due_in_days: number | null; whom: Whom }
  /** Of a day, `value` may be `{in: 3, unit: 'day'}`. */
  | { kind: 'set'; field: string; value: unknown }
  | { kind: 'tag'; tag: string }
  | { kind: 'notify'; whom: Whom; words: string; mail: boolean }
  | { kind: 'webhook'; endpoint_id: string };

export interface RuleDefinition {
  when: When;
  filter: Filter | null;
  actions: RuleAction[];
  hourly_limit: number;
  /** Also for what is brought in from a file. */
  imports: boolean;
}

export type RuleState = 'off' | 'on' | 'paused';
export const PAUSE_REASONS = ['by_hand', 'limit', 'failures', 'responsible'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** Rules that lead to one another end here. */
export const MOST_IN_CHAIN = 5;
export const USUAL_HOURLY_LIMIT = 500;
export const MOST_FAILURES = 5;
export const REHEARSED_DAYS = 30;

export interface LedgerOccasion {
  verb: string;
  via: string;
  undo_of: string | null;
  changes: Changes | null;
}

/** Whether what the ledger tells is what the rule waits for; taking something back never is. */
export function answers(
  definition: Pick<RuleDefinition, 'when' | 'imports'>,
  type: string,
  event: LedgerOccasion,
): boolean {
  if (event.undo_of || event.verb.endsWith('.viewed')) return false;
  if (event.via === 'import' && !definition.imports) return false;
  const isNew = event.verb === `${type}.created`;
  const { when } = definition;
  switch (when.kind) {
    case 'created':
      return isNew;
    case 'changed':
      return !isNew && isChange(when, event.changes ?? {});
    case 'entered': {
      const change = event.changes?.[when.field];
      return change !== undefined && holds(change[1], when.value) && !holds(change[0], when.value);
    }
    default:
      return false;
  }
}

function isChange(when: Extract<When, { kind: 'changed' }>, changes: Changes): boolean {
  if (when.fields.length === 0) return Object.keys(changes).length > 0;
  return when.fields.some((name) => {
    const change = changes[name];
    if (!change) return false;
    const [before, after] = change;
    return (
      (when.from === undefined || holds(before, when.from)) &&
      (when.to === undefined || holds(after, when.to))
    );
  });
}

/** Whether a field's value is the one that is meant; of a list, whether that is among it. */
export function holds(value: unknown, meant: unknown): boolean {
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && !value.length);
  if (meant === null) return isEmpty;
  if (Array.isArray(value)) return value.includes(meant);
  return value === meant;
}

/** Why a rule must not answer what rules have led to; null if it may. */
export function whyNot(chain: readonly string[], ruleId: string): 'circle' | 'too_long' | null {
  if (chain.includes(ruleId)) return 'circle';
  return chain.length >= MOST_IN_CHAIN ? 'too_long' : null;
}

/** Puts values where the words have places: `Call {title}`. A place that nobody knows stays. */
export function fillIn(words: string, read: (name: string) => string | undefined): string {
  return words.replaceAll(/\{(\w{1,60})\}/g, (place, name: string) => read(name) ?? place);
}

/** The same for the same doings, however it was written; what a rehearsal was made of. */
export function definitionKey(recordType: string, definition: RuleDefinition): string {
  return JSON.stringify([recordType, sorted(definition)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}
