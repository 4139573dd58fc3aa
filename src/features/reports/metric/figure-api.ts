import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { DATE_UNITS } from '#src/records/filter.ts';
import { filterSchema } from '#src/records/filter-schema.ts';
import { DIRECTIONS, MOST_REQUESTS } from './metric.ts';
import { figureRequestSchema, metricUnitSchema } from './metric-schema.ts';

const day = z.string();
const span = z.object({ from: day, to: day });
const key = z.union([z.string(), z.number(), z.boolean()]).nullable();
const groups = z.array(z.object({ key, label: z.string() }));

/** A group's dimension: what the web needs to name, order and drill its groups. */
const axis = z.object({
  field: z.string(),
  /** Its label in English, to be translated by type and name. */
  label: z.string(),
  /** The type whose field it is, and its name there: `company` and `city` for `company_id.city`. */
  type: z.string(),
  name: z.string(),
  /** A field's kind; `date` for steps of time, `country` for codes of countries, or what was written instead. */
  kind: z.string(),
  step: z.enum(DATE_UNITS).optional(),
});

export const fitnessSchema = z.object({
  fit: z.boolean(),
  rows: z.int(),
  /** Rows that its definition asks for at least. */
  needed: z.int(),
  /** The share of rows in which everything needed is filled in, 0 to 1; 1 where nothing is needed. */
  coverage: z.number(),
  needs: z.array(
    z.object({
      type: z.string(),
      field: z.string(),
      label: z.string(),
      filled: z.int(),
      of: z.int(),
    }),
  ),
  /** Those who look after such rows, at work, and have saved nothing for more than five working days. */
  quiet: z.object({ people: z.int(), days: z.int() }),
  missing_rates: z.array(z.object({ currency: z.string(), rows: z.int() })).optional(),
  /** Why it is not fit to decide on; those who are quiet are told, but do not make it unfit. */
  reasons: z.array(z.enum(['few_rows', 'coverage', 'rates'])),
});
export type Fitness = z.output<typeof fitnessSchema>;

/** What a metric says without a row is null; counts and sums of nothing are 0. */
const value = z.number().nullable();
const said = {
  value,
  rows: z.int(),
  /** Of the compared period, and of how many rows. */
  was: value.optional(),
  was_rows: z.int().optional(),
};

const figureAnswer = z.object({
  metrics: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      question: z.string(),
      formula: z.string(),
      unit: metricUnitSchema,
      direction: z.enum(DIRECTIONS),
      /** Of money: the workspace's own. */
      currency: z.string().optional(),
      /** It is looked at once, at the end of the period. */
      stands: z.boolean().optional(),
      /** A share of its rows: value times rows of them are counted. */
      is_share: z.boolean().optional(),
      /** Rows that its definition asks for at least, of each mark as of the total. */
      least: z.int().optional(),
    }),
  ),
  /** Both days within; null for all time. */
  period: span.nullable(),
  /** Of a period that is under way the part up to the same day, unless what is to come counts too. */
  compared: span.optional(),
  as_of: day.optional(),
  by: axis.optional(),
  split: axis.optional(),
  /**
   * Days in order without gaps, choices, numbers and stages in theirs, people by their names, anything else
   * by the first metric, the highest first; what has none last, as null.
   */
  groups,
  splits: groups,
  /** `group` and `split` are places in `groups` and `splits`; a cell that is not there has no row. */
  cells: z.array(
    z.object({
      metric: z.string(),
      group: z.int().optional(),
      split: z.int().optional(),
      ...said,
    }),
  ),
  totals: z.array(
    z.object({
      metric: z.string(),
      ...said,
      /** The day of the first record, where the compared period begins before it; `was` is null then. */
      records_from: day.optional(),
      fitness: fitnessSchema,
    }),
  ),
  /** There are more groups than shown: the largest are, of days the latest. Totals count all. */
  more: z.boolean(),
  /** Of how people work: whom the reader may not be told of is in no number of it. */
  partly: z.boolean().optional(),
});
export type FigureAnswer = z.output<typeof figureAnswer>;

/** One that cannot be answered does not take the others along. */
export const figureOutcomeSchema = z.union([
  figureAnswer,
  z.object({
    error: z.object({ code: z.string(), detail: z.string(), reason: z.string().optional() }),
  }),
]);
export type FigureOutcome = z.output<typeof figureOutcomeSchema>;

export const runFigures = defineEndpoint({
  route: 'POST /api/v1/figures/run',
  summary: 'Reckon metrics, by what and over which period you ask; up to 24 questions at once',
  tag: 'Figures',
  access: 'member',
  body: z.strictObject({ requests: z.array(figureRequestSchema).min(1).max(MOST_REQUESTS) }),
  /** One for each request, in their order. */
  output: z.object({ answers: z.array(figureOutcomeSchema) }),
});

export const readFigureRows = defineEndpoint({
  route: 'POST /api/v1/figures/rows',
  summary: 'The records behind a figure, or behind one mark of it',
  tag: 'Figures',
  access: 'member',
  body: z.strictObject({
    request: figureRequestSchema,
    metric: z.string(),
    /** The key of the group; absent means all of them, null those that have none. */
    group: key.optional(),
    split: key.optional(),
    /**
     * The rows of which part of it: of a share all rows are meant unless `numerator` is asked for, of
     * a quotient those of the numerator unless `denominator` is.
     */
    of: z.enum(['numerator', 'denominator']).optional(),
    /** Those alone in which this field is not filled in. */
    lacking: z.string().optional(),
    limit: z.int().min(1).max(200).default(50),
    cursor: z.string().optional(),
  }),
  output: z.object({
    record_type: z.string(),
    /** Records as their list gives them, as they are now. */
    items: z.array(z.record(z.string(), z.unknown())),
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
    /** By the id of a record what it gives to the figure, and its day: of several the latest. */
    told: z.record(
      z.string(),
      z.object({ value: z.number().nullable(), day: z.string().nullable() }),
    ),
    /** What the values are; null where a record counts by being there. */
    measured: z
      .object({
        name: z.string(),
        label: z.string(),
        unit: metricUnitSchema,
        currency: z.string().optional(),
      })
      .nullable(),
    /** The field that the days are of; null where the figure tells what stands. */
    time: z.object({ type: z.string(), name: z.string(), label: z.string() }).nullable(),
    /** The filter of the list that holds these very records; null where no list does. */
    list: filterSchema.nullable(),
    next_cursor: z.string().nullable(),
  }),
});

const read = z.object({ type: z.string(), field: z.string() });

export const listMetrics = defineEndpoint({
  route: 'GET /api/v1/metrics',
  summary: 'All metrics with their definitions and what they read, and the sources of rows',
  tag: 'Figures',
  access: 'member',
  output: z.object({
    /** Whether the reader sees how others work: who leads somebody, and administrators. */
    sees_people: z.boolean(),
    metrics: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        question: z.string(),
        formula: z.string(),
        reference: z.string(),
        unit: metricUnitSchema,
        direction: z.enum(DIRECTIONS),
        minimum: z.object({ rows: z.int(), coverage: z.number() }),
        /** Whose rows it reads; a quotient's are those of its two metrics. */
        sources: z.array(z.string()),
        /** It tells how people work, so that of single people it is not told to everybody. */
        of_work: z.boolean(),
        /** It tells what stood at the end of a period. */
        standing: z.boolean(),
        reads: z.array(read),
        /** Absent if it can be answered here; else why not. */
        refused: z.string().optional(),
      }),
    ),
    /** Sets of rows that are no record type, whose fields `GET /api/v1/record-types` does not tell. */
    sources: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        /** The type of the records that its rows lead to. */
        record: z.string(),
        fields: z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            kind: z.string(),
            to: z.string().optional(),
            choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
          }),
        ),
      }),
    ),
  }),
});
