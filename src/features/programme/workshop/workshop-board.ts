import { z } from 'zod';
import { CARD_KINDS, STEP_KINDS, TEMPLATE_NAMES } from './templates.ts';

const count = z.int();
const stepKind = z.enum(STEP_KINDS);
const cardKind = z.enum(CARD_KINDS);

const card = z.object({
  id: z.string(),
  kind: cardKind,
  /** '' while it is hidden. */
  text: z.string(),
  /** Why it is hidden; null: it is shown. */
  hidden: z.string().nullable(),
  version: count,
});
export type BoardCard = z.output<typeof card>;

const clusterAnswer = z.object({
  answer: z.enum(['yes', 'no', 'experiment']),
  reason: z.string(),
  /** The name of who sees to it; '' with its id and the day where a no has neither. */
  owner: z.string(),
  owner_id: z.string(),
  /** Who saw to it has left, so that somebody else is to be named. */
  owner_left: z.boolean(),
  due_on: z.string(),
  /** The concern that it has become, and how far that is; null: it cannot be seen. */
  concern_id: z.string().nullable(),
  status: z.string().nullable(),
});
export type ClusterAnswer = z.output<typeof clusterAnswer>;

/** What was split from the concern that a cluster has become, and how far that is. */
const besideConcern = z.object({
  concern_id: z.string(),
  title: z.string(),
  status: z.string(),
  answer: z.enum(['yes', 'no', 'experiment']).nullable(),
  reason: z.string(),
});
export type BesideConcern = z.output<typeof besideConcern>;

/** Cards that say the same; one alone is a cluster of its own. Every card stands in exactly one. */
const cluster = z.object({
  id: z.string(),
  /** Null: it has none yet, and is called by its first card. */
  title: z.string().nullable(),
  cards: z.array(card),
  /** Null until the vote is closed. */
  votes: count.nullable(),
  answer: clusterAnswer.nullable(),
  beside: z.array(besideConcern),
  version: count,
});
export type BoardCluster = z.output<typeof cluster>;

const boardImage = z.object({
  id: z.string(),
  /** Its name in `images/images.ts`. */
  image: z.string(),
  /** '' while it is hidden. */
  line: z.string(),
  hidden: z.string().nullable(),
});

const question = z.object({
  text: z.string(),
  options: z.array(z.string()),
  /** Once the step is done: which is right, and how many took each. Null before, or under five. */
  right: count.nullable(),
  picked: z.array(count).nullable(),
});

/**
 * What everybody in a workshop sees: phones, desk and big screen read this one document. It names no
 * author and bears no time of anything that was sent; clusters and cards stand in the order of their
 * random ids, and after the vote by votes.
 */
export const workshopBoard = z.object({
  format: z.literal(1),
  id: z.string(),
  /** Rises with each change. */
  version: count,
  title: z.string(),
  template: z.enum(TEMPLATE_NAMES),
  held_on: z.string(),
  steps: z.array(z.object({ kind: stepKind, minutes: count })),
  step: count,
  kind: stepKind,
  /** Of a step that collects (check, images, cards, vote): `open`, then `done` and shown. */
  phase: z.enum(['open', 'done']),
  /** What may be written now. */
  card_kinds: z.array(cardKind),
  /** Either is null; both are where nothing is timed. */
  timer: z.object({ ends_at: z.string().nullable(), left_s: count.nullable() }),
  people: z.object({
    joined: count,
    /** Cards or images that wait to be revealed; from five phones on in steps of five. */
    sent: count,
    /** Who voted, or answered the questions; from five phones on in steps of five, unless all did. */
    voted: count,
  }),
  objectives: z.array(z.object({ text: z.string(), serves: z.string() })),
  questions: z.array(question),
  dots: count,
  /** How often something was revealed or counted; what a phone sent before that is gone. */
  rounds: count,
  images: z.array(boardImage),
  clusters: z.array(cluster),
});
export type WorkshopBoard = z.output<typeof workshopBoard>;
