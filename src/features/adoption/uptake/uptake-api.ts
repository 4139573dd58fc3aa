import { z } from 'zod';
import { GIFT_RULES } from '#src/features/adoption/measure/gift.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { FIGURES, OUTCOMES } from './figures.ts';

const tag = 'Uptake';
const uuid = z.uuid('An id is a UUID.');
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const named = z.object({ type: z.string(), id: z.string(), title: z.string() });

export const listMyGifts = defineEndpoint({
  route: 'GET /api/v1/adoption/me/gifts',
  summary:
    'What came back to you in a week, each thing by name, with the seconds it saved at least',
  tag,
  access: 'member',
  personal: true,
  query: z.strictObject({
    /** Any day of the week; today, unless given. */
    day: day.optional(),
  }),
  output: z.object({
    monday: z.string(),
    sunday: z.string(),
    seconds: z.number(),
    count: z.int(),
    /** The newest first, at most 200. */
    items: z.array(
      z.object({
        at: z.string(),
        day: z.string(),
        kind: z.string(),
        rule: z.enum(GIFT_RULES),
        seconds: z.number(),
        /** Fields filled, days past due; 1 else. */
        count: z.int(),
        /** No title: it is gone, or somebody keeps it to themselves by now. */
        record: named.extend({ title: z.string().nullable() }),
        customer: named.nullable(),
        /** The call or visit that shows that it was worth something. */
        shown_by: named.extend({ at: z.string(), kind: z.string().nullable() }).nullable(),
        /** The colleague who wrote the note, or looks after the case. */
        by: z.string().nullable(),
      }),
    ),
  }),
});

export const listMyLooks = defineEndpoint({
  route: 'GET /api/v1/adoption/me/looks',
  summary: 'Who looked at your uptake page, newest first',
  tag,
  access: 'member',
  personal: true,
  output: z.object({
    items: z.array(z.object({ at: z.string(), member_id: z.string(), name: z.string() })),
  }),
});

const correction = z.object({
  id: z.string(),
  member_id: z.string(),
  member: z.string(),
  figure: z.enum(FIGURES),
  team_id: z.string().nullable(),
  team: z.string().nullable(),
  /** The figure as it was shown. */
  shown: z.string(),
  said: z.string(),
  said_at: z.string(),
  outcome: z.enum(OUTCOMES).nullable(),
  answer: z.string().nullable(),
  answered_by: z.string().nullable(),
  answered_at: z.string().nullable(),
});

const words = (most: number) =>
  z.string().trim().max(most, `At most ${most} letters. Say it shorter.`);

export const createCorrection = defineEndpoint({
  route: 'POST /api/v1/adoption/corrections',
  summary: 'Say that a figure is wrong; an administrator looks into it and answers',
  tag,
  access: 'member',
  body: z.strictObject({
    figure: z.enum(FIGURES, 'There is no such figure.'),
    /** Of a team’s figure, which; else it is your own. */
    team_id: uuid.nullable().default(null),
    shown: words(200),
    said: words(1000).default(''),
  }),
  output: correction,
});

export const changeCorrection = defineEndpoint({
  route: 'PATCH /api/v1/adoption/corrections/{id}',
  summary: 'Say what is wrong, while nobody has answered',
  tag,
  access: 'member',
  params: z.object({ id: uuid }),
  body: z.strictObject({ said: words(1000) }),
  output: correction,
});

export const listCorrections = defineEndpoint({
  route: 'GET /api/v1/adoption/corrections',
  summary: 'What was said to be wrong: your own, or, for administrators, everybody’s',
  tag,
  access: 'member',
  personal: true,
  query: z.strictObject({ of: z.enum(['me', 'all']).default('me') }),
  output: z.object({ items: z.array(correction) }),
});

export const answerCorrection = defineEndpoint({
  route: 'POST /api/v1/adoption/corrections/{id}/answer',
  summary: 'Answer who said that a figure is wrong: it was mended, or it stands, and why',
  tag,
  access: 'administrator',
  params: z.object({ id: uuid }),
  body: z.strictObject({
    outcome: z.enum(OUTCOMES, 'Say whether it was mended or stands.'),
    answer: words(1000).min(1, 'Write a sentence: they want to know why.'),
  }),
  output: correction,
});

export const readCorrectionRates = defineEndpoint({
  route: 'GET /api/v1/adoption/corrections/rates',
  summary: 'How often each figure was said to be wrong of late, and how that ended',
  tag,
  access: 'member',
  output: z.object({
    from: z.string(),
    to: z.string(),
    /** Members who could say so. */
    people: z.int(),
    items: z.array(
      z.object({
        figure: z.enum(FIGURES),
        said: z.int(),
        mended: z.int(),
        stands: z.int(),
        open: z.int(),
        /** For every ten people. */
        per_ten: z.number(),
      }),
    ),
  }),
});
