import type { Day } from '#src/lib/days.ts';

/** How something new is rolled out, as data: the engine knows no more of it than these words. */
export interface Playbook {
  /** One after the other; the last one goes on. */
  stages: readonly Stage[];
  gates: readonly Gate[];
  /** What stays closed until a gate was passed. */
  locks: readonly Lock[];
  /** What may be taken on at most while the locks hold. */
  budgets: readonly Budget[];
  /** One capability is opened in so many weeks. */
  pace_weeks: number;
  /** The gate by which the promised day has to be reached. */
  deadline_gate: string;
  completion: { gate: string; months: number; reviews: number };
}

export interface Stage {
  name: string;
  /** It cannot be left sooner. */
  least_weeks: number;
  /** Longer is too long; null: as long as it takes. */
  most_weeks: number | null;
  /** The gate by which it is left. */
  leaves_by: string | null;
}

export interface Gate {
  name: string;
  /** All of them must be met. */
  conditions: readonly string[];
}

export interface Lock {
  capability: string;
  gate: string;
}

export interface Budget {
  name: string;
  most: number;
}

/** What is known of a condition; `met` is null where it has not been measured. */
export interface Answer {
  met: boolean | null;
  have: number | null;
  need: number | null;
  /** A word for the reason, which the screen says in the reader's language. */
  why: string;
}
export type Answers = Readonly<Record<string, Answer>>;

/** What has happened in one roll-out so far. */
export interface Course {
  /** The first one is its beginning. */
  passages: readonly Passage[];
  /** What was in use before it began, and so is open without having been opened. */
  kept: readonly string[];
  opened: readonly Opening[];
  /** The days on which it was looked at whether things have become better. */
  reviews: readonly Day[];
  /** Only ever added to. */
  overrides: readonly Override[];
}

export interface Passage {
  stage: string;
  on: Day;
}

export interface Opening {
  capability: string;
  on: Day;
}

/** The sponsor let a stage or capability through a gate that was not open. */
export interface Override {
  gate: string;
  lets: string;
  reason: string;
  by: string;
  on: Day;
}
