import type { FieldKind } from '#src/records/field-types.ts';

/**
 * The keystroke-level model: Card, Moran, Newell, The Psychology of Human-Computer Interaction,
 * Erlbaum 1983, chapter 8. Seconds; a key from a good typist's to that of who hunts for it.
 */
const KEY = [0.12, 0.5] as const;
const POINT = 1.1;
const CLICK = 0.2;
const HOME = 0.4;
const THINK = 1.35;

interface Steps {
  /** Keys pressed, for a short and for a long answer. */
  keys: readonly [number, number];
  /** Times the hand points and clicks. */
  clicks: number;
  /** Times one stops to think. */
  thoughts: number;
}

const TYPED: Steps = { keys: [5, 25], clicks: 1, thoughts: 1 };
const PICKED: Steps = { keys: [0, 0], clicks: 2, thoughts: 2 };
const FOUND: Steps = { keys: [3, 8], clicks: 2, thoughts: 2 };

const STEPS: Record<FieldKind, Steps> = {
  text: TYPED,
  long_text: { keys: [40, 160], clicks: 1, thoughts: 3 },
  url: { keys: [10, 30], clicks: 1, thoughts: 1 },
  emails: { keys: [12, 30], clicks: 1, thoughts: 1 },
  phones: { keys: [8, 14], clicks: 1, thoughts: 1 },
  domains: { keys: [8, 20], clicks: 1, thoughts: 1 },
  tags: { keys: [3, 12], clicks: 2, thoughts: 2 },
  choice: PICKED,
  choices: { ...PICKED, clicks: 3 },
  boolean: { keys: [0, 0], clicks: 1, thoughts: 1 },
  date: { keys: [0, 8], clicks: 2, thoughts: 1 },
  datetime: { keys: [0, 13], clicks: 3, thoughts: 1 },
  integer: { keys: [1, 5], clicks: 1, thoughts: 1 },
  number: { keys: [1, 7], clicks: 1, thoughts: 1 },
  money: { keys: [3, 9], clicks: 1, thoughts: 2 },
  reference: FOUND,
  references: { ...FOUND, clicks: 3 },
  member: FOUND,
  members: { ...FOUND, clicks: 3 },
  lines: { keys: [10, 60], clicks: 6, thoughts: 4 },
};

/** Seconds that it takes to fill in a field of a kind, at least and at most. */
export function secondsByKind(kind: FieldKind): [number, number] {
  const { keys, clicks, thoughts } = STEPS[kind];
  const base = clicks * (POINT + CLICK) + thoughts * THINK;
  const reach = keys[1] > 0 ? HOME : 0;
  return [
    round(base + (keys[0] > 0 ? HOME : 0) + keys[0] * KEY[0]),
    round(base + reach + keys[1] * KEY[1]),
  ];
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
