import { z } from 'zod';
import { CLAIMS } from './complaint-phrases.ts';
import {
  ANSWERS,
  AXES,
  CAUSES,
  CONCERN_STATES,
  INTERVENTIONS,
  LOSSES,
  ORIGINS,
} from './concern.ts';
import { CLASSES, QUESTIONS } from './diagnosis.ts';

const count = z.int();
/** A page of Uptake, so that no link leads elsewhere. */
export const pageSchema = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/, 'Name a page of Uptake, such as /companies.');
export const named = z.object({ id: z.string(), name: z.string() });

export const concernSummary = z.object({
  id: z.string(),
  title: z.string(),
  origin: z.enum(ORIGINS),
  weight: count,
  state: z.enum(CONCERN_STATES),
  class: z.enum(CLASSES).nullable(),
  answer: z.enum(ANSWERS).nullable(),
  theme: z.string().nullable(),
  causes: z.array(z.enum(CAUSES)),
  team: named.nullable(),
  owner: named.nullable(),
  due_on: z.string().nullable(),
  raised_on: z.string(),
  /** Working days for which it has waited for an answer. */
  waiting_days: count,
  /** Among the third that weighs most. */
  top: z.boolean(),
  /** Of those whom it affects, you are one. */
  mine: z.boolean(),
});

const score = z.int().min(0).max(2);
/** Each question's answer, 0 to 2. */
export const scoresSchema = z.strictObject(
  Object.fromEntries(QUESTIONS.map((name) => [name, score])) as Record<
    (typeof QUESTIONS)[number],
    typeof score
  >,
);

const rating = z.object({
  rater: named,
  affected: z.boolean(),
  points: count,
  class: z.string(),
  scores: z.record(z.string(), z.number()),
  evidence: z.record(z.string(), z.string()),
  losses: z.array(z.enum(LOSSES)),
});

export const concernDetail = concernSummary.extend({
  body: z.string(),
  page: z.string().nullable(),
  page_title: z.string().nullable(),
  axis: z.enum(AXES).nullable(),
  losses: z.array(z.enum(LOSSES)),
  raised_by: named.nullable(),
  reason: z.string().nullable(),
  answered_on: z.string().nullable(),
  answered_by: named.nullable(),
  joint: z.boolean(),
  manager: named.nullable(),
  manager_change: z.string().nullable(),
  manager_due_on: z.string().nullable(),
  stands_beneath: z.string().nullable(),
  split_from: z.string().nullable(),
  beneath: z.array(z.object({ id: z.string(), title: z.string(), weight: count })),
  round: count,
  /** How many of two have rated it in this round, and whether you are one of them. */
  rated: count,
  rated_by_me: z.boolean(),
  /** What both said; empty until both are done. */
  ratings: z.array(rating),
  /** Questions to look at first, by how it was said. They count for nothing. */
  first_questions: z.array(z.enum(QUESTIONS)),
  /**
   * What the records show of what is said: companies with an address and nothing else; open deals past
   * their day or without a next step; seconds for one entry, of so many.
   */
  observed: z.array(z.object({ claim: z.enum(CLAIMS), count, of: count })),
  interventions: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(INTERVENTIONS),
      what: z.string(),
      owner: named,
      due_on: z.string(),
      done_on: z.string().nullable(),
      outcome: z.enum(['held', 'failed']).nullable(),
    }),
  ),
  experiments: z.array(
    z.object({
      id: z.string(),
      hypothesis: z.string(),
      owner: named,
      /** Null: it was proposed, and has not begun. */
      started_on: z.string().nullable(),
      review_on: z.string().nullable(),
      verdict: z.enum(['keep', 'adapt', 'stop']).nullable(),
    }),
  ),
  failed_fixes: count,
  has_picture: z.boolean(),
  /** What you may do with it now. */
  can: z.array(z.string()),
  /** What stands in the way of acting. */
  waits_for: z.string().nullable(),
});
export type ConcernSummary = z.output<typeof concernSummary>;
export type ConcernDetail = z.output<typeof concernDetail>;
