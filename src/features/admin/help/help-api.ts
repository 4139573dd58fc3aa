import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { LESSONS, STEPS, TOPICS } from './help.ts';

const help = z.object({
  /** The first steps, true once the member has done them. */
  steps: z.array(z.object({ name: z.enum(STEPS), done: z.boolean() })),
  /** Whether the card of the first steps is to be shown: not put away, and something left to do. */
  card: z.boolean(),
  lessons: z.array(
    z.object({ name: z.enum(LESSONS), state: z.enum(['new', 'shown', 'closed', 'learnt']) }),
  ),
  /** The ledger shows something that is not kept yet: `POST /api/v1/help/learnt` keeps it. */
  news: z.boolean(),
});

export const readHelp = defineEndpoint({
  route: 'GET /api/v1/help',
  summary: 'How far you are with the first steps and the lessons; seen by nobody else',
  tag: 'Help',
  access: 'member',
  output: help,
});

export const setHelp = defineEndpoint({
  route: 'PUT /api/v1/help/topics/{topic}',
  summary: 'Note that a hint was shown or put away, or ask the first steps back',
  tag: 'Help',
  access: 'member',
  params: z.object({ topic: z.enum(TOPICS, 'There is no lesson of this name.') }),
  body: z.strictObject({ state: z.enum(['shown', 'closed', 'open']) }),
  output: help,
});

export const keepLearnt = defineEndpoint({
  route: 'POST /api/v1/help/learnt',
  summary: 'Keep what the ledger shows you have learnt, so that its hints never come back',
  tag: 'Help',
  access: 'member',
  output: help,
});

export const listDone = defineEndpoint({
  route: 'GET /api/v1/my-commands',
  summary: 'The last 50 things that you did, the newest first, each with whether it can be undone',
  tag: 'Help',
  access: 'member',
  personal: true,
  output: z.object({
    items: z.array(
      z.object({
        /** For `POST /api/v1/commands/{id}/undo`. */
        id: z.string(),
        at: z.string(),
        via: z.string(),
        /** Of the event that says it best, such as `task.completed`. */
        verb: z.string(),
        type: z.string(),
        /** Otherwise a setting, a file taken out, a key. */
        is_record: z.boolean(),
        /** How many records it touched. */
        count: z.int(),
        /** Null if it is not shared with you, or is no record. */
        record: z.object({ id: z.string(), title: z.string(), is_binned: z.boolean() }).nullable(),
        /** It took back something else. */
        is_undo: z.boolean(),
        /** It has been taken back since. */
        is_undone: z.boolean(),
        /** A file taken out, a key, an import: these are taken back elsewhere, or not at all. */
        can_undo: z.boolean(),
      }),
    ),
  }),
});

const minutes = z.number().nullable();

export const readFirstValue = defineEndpoint({
  route: 'GET /api/v1/first-value',
  summary: 'How long it takes from joining to the first own follow-up, over at least 5 people',
  tag: 'Help',
  access: 'administrator',
  output: z.object({
    /** Fewer than 5 people joined at least a day ago; then every figure is null. */
    is_withheld: z.boolean(),
    /** Members who joined at least a day ago; those who are not there yet count as endless. */
    people: z.int().nullable(),
    /** In minutes. Null also where fewer than that share of the people got there. */
    lower_quartile: minutes,
    median: minutes,
    upper_quartile: minutes,
    /** How many got there within so many weeks; null where it would tell of fewer than 5. */
    within: z.array(z.object({ weeks: z.int(), people: z.int().nullable() })),
  }),
});
