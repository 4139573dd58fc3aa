import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { TEMPLATE_NAMES } from './templates.ts';
import { workshopBoard } from './workshop-board.ts';

const tag = 'Workshops';
const uuid = z.uuid('An id is a UUID.');
const id = z.object({ id: uuid });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const place = z.object({ step: z.int().min(0).max(20), phase: z.enum(['open', 'done']) });
const short = (most: number) => z.string().trim().min(1, 'Write something.').max(most);

const objective = z.strictObject({ text: short(200), serves: z.string().trim().max(300) });
const question = z
  .strictObject({
    text: short(200),
    options: z.array(short(120)).min(2, 'Give at least two answers to choose from.').max(5),
    right: z.int().min(0),
  })
  .refine(({ options, right }) => right < options.length, 'Say which of the answers is right.');
export type Question = z.output<typeof question>;
export type Objective = z.output<typeof objective>;

const settings = {
  title: short(120),
  held_on: day,
  objectives: z.array(objective).max(8),
  questions: z.array(question).max(3),
  dots: z.int().min(1).max(20),
};

const listed = z.object({
  id: z.string(),
  title: z.string(),
  template: z.enum(TEMPLATE_NAMES),
  held_on: z.string(),
  facilitator: z.object({ id: z.string(), name: z.string() }),
  /** The kind of step it stands at. */
  kind: z.string(),
  took_part: z.int(),
  /** Clusters with an answer, of all that want one; null before the vote was closed. */
  answered: z.int().nullable(),
  of: z.int().nullable(),
  may_run: z.boolean(),
});
export type ListedWorkshop = z.output<typeof listed>;

/** What the desk knows besides the board. */
const desk = z.object({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  held_on: z.string(),
  template: z.enum(TEMPLATE_NAMES),
  /** Not active: has left, so that somebody else is to be named. */
  facilitator: z.object({ id: z.string(), name: z.string(), active: z.boolean() }),
  /** Whom it affects, as far as it is one team; its concerns are that team's. */
  team_id: z.string().nullable(),
  may_run: z.boolean(),
  /** `BCDF-GHJK`, and the address that the QR code leads to. */
  code: z.string(),
  join_url: z.string(),
  objectives: z.array(z.object({ text: z.string(), serves: z.string() })),
  /** Only for who may run it, because of what is right; the board has them for all. */
  questions: z.array(z.object({ text: z.string(), options: z.array(z.string()), right: z.int() })),
  dots: z.int(),
  took_part: z.int(),
  /** What the hidden cards and lines say; only for who may run it. */
  hidden: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type WorkshopDesk = z.output<typeof desk>;

export const listWorkshops = defineEndpoint({
  route: 'GET /api/v1/workshops',
  summary: 'The workshops that you may see, the latest first',
  tag,
  access: 'member',
  output: z.object({ items: z.array(listed), may_add: z.boolean() }),
});
export const addWorkshop = defineEndpoint({
  route: 'POST /api/v1/workshops',
  summary: 'Set up a workshop; you facilitate it',
  tag,
  access: 'manager',
  body: z.strictObject({
    template: z.enum(TEMPLATE_NAMES),
    title: settings.title,
    held_on: settings.held_on,
    objectives: settings.objectives.optional(),
    questions: settings.questions.optional(),
    dots: settings.dots.optional(),
  }),
  output: z.object({ id: z.string() }),
});
export const readWorkshop = defineEndpoint({
  route: 'GET /api/v1/workshops/{id}',
  summary: 'What the facilitator needs besides the board',
  tag,
  access: 'member',
  params: id,
  output: desk,
});
export const readBoard = defineEndpoint({
  route: 'GET /api/v1/workshops/{id}/board',
  summary: 'The board that everybody in the workshop sees; answers 304 to an ETag that holds',
  tag,
  access: 'member',
  params: id,
  output: workshopBoard,
});
export const changeWorkshop = defineEndpoint({
  route: 'PATCH /api/v1/workshops/{id}',
  summary: 'Change what a workshop is about, or who facilitates it',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    title: settings.title.optional(),
    held_on: settings.held_on.optional(),
    objectives: settings.objectives.optional(),
    questions: settings.questions.optional(),
    dots: settings.dots.optional(),
    owner_id: uuid.optional(),
    team_id: uuid.nullable().optional(),
  }),
  output: desk,
});
export const removeWorkshop = defineEndpoint({
  route: 'DELETE /api/v1/workshops/{id}',
  summary: 'Take a workshop away, with its code',
  tag,
  access: 'member',
  params: id,
  output: z.object({ ok: z.literal(true) }),
});

const acted = z.object({ version: z.int() });
const act = { tag, access: 'member', output: acted } as const;

export const advanceWorkshop = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/advance',
  summary:
    'Go on: show what was collected, or begin the next step. `from` says where you see it; from elsewhere nothing happens twice. What is revealed has no author any more, which nothing takes back',
  params: id,
  body: z.strictObject({ from: place }),
});
export const goToStep = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/step',
  summary: 'Go to another step, such as back to the cards; what was collected is revealed first',
  params: id,
  body: z.strictObject({ from: place, step: z.int().min(0).max(20) }),
});
export const setTimer = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/timer',
  summary: 'Start, halt, go on with, lengthen or stop the timer',
  params: id,
  body: z.strictObject({
    action: z.enum(['start', 'pause', 'resume', 'add', 'stop']),
    /** For `start` and `add`. */
    seconds: z
      .int()
      .min(10)
      .max(4 * 3600)
      .optional(),
  }),
});

const cardParams = z.object({ id: uuid, card_id: uuid });
const clusterParams = z.object({ id: uuid, cluster_id: uuid });

export const moveCard = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/cards/{card_id}/move',
  summary:
    'Put a card into a cluster, or (null) into one of its own. With `version`, only if nobody moved it meanwhile',
  params: cardParams,
  body: z.strictObject({ cluster_id: uuid.nullable(), version: z.int().optional() }),
});
export const hideCard = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/cards/{card_id}/hide',
  summary: 'Hide a card or a line, with a reason that all see; null shows it again',
  params: cardParams,
  body: z.strictObject({ reason: short(200).nullable() }),
});
export const nameCluster = defineEndpoint({
  ...act,
  route: 'PATCH /api/v1/workshops/{id}/clusters/{cluster_id}',
  summary: 'Give a cluster a title',
  params: clusterParams,
  body: z.strictObject({ title: short(120).nullable() }),
});
export const mergeClusters = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/clusters/{cluster_id}/merge',
  summary: 'Put all cards of a cluster into another',
  params: clusterParams,
  body: z.strictObject({ into: uuid }),
});
export const splitCluster = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/clusters/{cluster_id}/split',
  summary: 'Put each card of a cluster by itself',
  params: clusterParams,
});
export const answerCluster = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/clusters/{cluster_id}/answer',
  summary: 'Answer a cluster: yes, no or an experiment; with a reason, who sees to it and by when',
  params: clusterParams,
  body: z.strictObject({
    answer: z.enum(['yes', 'no', 'experiment']),
    reason: short(500),
    owner_id: uuid,
    due_on: day,
  }),
});

export const listSuggestions = defineEndpoint({
  route: 'GET /api/v1/workshops/{id}/suggestions',
  summary: 'Cards that say much the same and stand apart; accept one by moving it',
  tag,
  access: 'member',
  params: id,
  output: z.object({
    items: z.array(
      z.object({
        card_id: z.string(),
        other_id: z.string(),
        /** The cluster that the other stands in: where to move the card. */
        cluster_id: z.string(),
        /** 0 to 1. */
        alike: z.number(),
      }),
    ),
  }),
});
export const declineSuggestion = defineEndpoint({
  ...act,
  route: 'POST /api/v1/workshops/{id}/suggestions/decline',
  summary: 'Say that two cards are not alike; it is not suggested again',
  params: id,
  body: z.strictObject({ card_id: uuid, other_id: uuid }),
});
