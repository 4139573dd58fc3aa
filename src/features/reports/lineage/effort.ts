import type { FieldKind } from '#src/records/field-types.ts';

const MONTH_DAYS = 30;

/** Seconds, by Card, Moran and Newell's keystroke-level model for an average typist. */
const THINK = 1.35;
const POINT = 1.1;
const CLICK = 0.2;
const MOVE_HAND = 0.4;
const KEY = 0.28;

/** Keys that a usual value takes. */
const KEYS: Partial<Record<FieldKind, number>> = {
  text: 12,
  long_text: 60,
  emails: 22,
  phones: 14,
  domains: 14,
  tags: 8,
  url: 25,
  date: 8,
  datetime: 12,
  integer: 4,
  number: 5,
  money: 6,
};
/** Kinds that are chosen: opened, looked through, clicked. */
const CHOSEN_CLICKS = 2;

/** What filling in a field of a kind once takes, as the model has it. */
export function estimatedSeconds(kind: FieldKind): number {
  const reach = THINK + POINT + CLICK;
  const keys = KEYS[kind];
  if (keys === undefined) return reach + (CHOSEN_CLICKS - 1) * (THINK + POINT + CLICK);
  return reach + MOVE_HAND + keys * KEY;
}

export interface MeasuredEffort {
  /** How often it was filled in or changed by hand, with the time that this took or without. */
  saves: number;
  /** Those of which the time is known, and the field's share of it. */
  timed: number;
  ms: number;
  /** Who did. */
  people: number;
  /** Over so many days. */
  days: number;
}

export interface Saving {
  /** Seconds that each of those who fill it in gives in a month. */
  seconds: number;
  people: number;
  /** Whether the time was measured, or estimated by the keystroke-level model. */
  how: 'measured' | 'estimated';
}

/** What a person gains in a month without the field; null if nobody fills it in. */
export function savingOf(kind: FieldKind, effort: MeasuredEffort | undefined): Saving | null {
  if (!effort || effort.saves === 0 || effort.people === 0) return null;
  const how = effort.timed > 0 ? 'measured' : 'estimated';
  const each = effort.timed > 0 ? effort.ms / effort.timed / 1000 : estimatedSeconds(kind);
  const monthly = (effort.saves / effort.people) * (MONTH_DAYS / effort.days);
  return { seconds: each * monthly, people: effort.people, how };
}
