import type { FieldKind } from '#src/records/field-types.ts';
import { secondsByKind } from './keystroke.ts';

const MONTH_DAYS = 30;

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

/** Between the least and the most, the geometric mean: most answers are short, few are very long. */
function estimatedSeconds(kind: FieldKind): number {
  const [least, most] = secondsByKind(kind);
  return Math.sqrt(least * most);
}
