import type { DateUnit, Filter, Period } from '#src/records/filter.ts';

/** What is reckoned over the rows; fields are those of the source. */
export type Measure =
  | { count: true }
  | { distinct: string }
  | { sum: string }
  | { average: string }
  | { median: string }
  | { between: [from: string, to: string]; as: 'average' | 'median'; unit: TimeUnit };

export const TIME_UNITS = ['days', 'hours', 'minutes'] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Money is whole smallest units of the workspace's own currency, percent a share from 0 to 1. */
export const METRIC_UNITS = ['count', 'money', 'percent', ...TIME_UNITS, 'number'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

export const DIRECTIONS = ['up', 'down', 'none'] as const;

/** A number with its definition. */
export interface MetricBase {
  /** `quote_win_ratio`; a workspace's own begin with `m_`. */
  name: string;
  label: string;
  /** What it answers: "Of the quotes answered, how many were accepted?" */
  question: string;
  /** How it is reckoned, in words. */
  formula: string;
  /** Where the definition comes from: a paper, a book, a standard, or "Own definition". */
  reference: string;
  unit: MetricUnit;
  /** Which way is better. */
  direction: (typeof DIRECTIONS)[number];
  /** Below either it is not fit to decide on. Coverage from 0 to 1: rows with all needs filled. */
  minimum: { rows: number; coverage: number };
}

/** Whose rows are read, and which of them. */
export interface MetricRows {
  /** A record type, or a declared set of rows. */
  source: string;
  /**
   * The field by which a row falls into a period, at most one hop away; `standing`: what stood at the
   * end of the period's last day, read as of that day.
   */
  time: string;
  filter?: Filter | undefined;
  /** Fields whose filling is the coverage, besides those that the measure reads. */
  needs?: string[] | undefined;
}

export type MetricDefinition = MetricBase &
  (
    | (MetricRows & { measure: Measure })
    /** The share of the rows that pass `part`. */
    | (MetricRows & { part: Filter })
    /** Of two other metrics by name. */
    | { quotient: [numerator: string, denominator: string] }
  );

export const STANDING = 'standing';

/**
 * As the field of `by` or `split`: the time by which each metric's rows fall into the period. A
 * standing metric then tells what stood at the end of each step.
 */
export const TIME = '$time';
/** As the field of `by` or `split`: the team of the row's owner. */
export const TEAM = 'team_id';

export interface Grouping {
  /** A field of the source, at most one hop away, or TIME or TEAM. */
  field: string;
  /** Of days and instants; month unless given. */
  step?: DateUnit | undefined;
}

/** One question: metrics, over which period, by what. */
export interface FigureRequest {
  /** Names, from one to six. */
  metrics: string[];
  by?: Grouping | undefined;
  split?: Grouping | undefined;
  period: Period | 'all';
  compare?: 'previous' | 'year_before' | { from: string; to: string } | undefined;
  /** The viewer's own; its fields must be those of every metric's source. */
  filter?: Filter | undefined;
  /** A past day, YYYY-MM-DD: everything as it stood at its end, and seen from it. */
  as_of?: string | undefined;
}

export const MOST_METRICS = 6;
export const MOST_REQUESTS = 24;
/** Groups and splits that an answer has at most; of days more, so that a year of them fits. */
export const MOST_GROUPS = 200;
export const MOST_DAYS = 400;
