import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { ACTIVITY_KINDS } from '../activity/activity.ts';
import type { CaptureAnswers } from './answers.ts';
import { FOLLOW_UP_KINDS, type ParsedCapture } from './capture.ts';

const ignore = z.strictObject({ ignore: z.literal(true) });
const type = z.enum(['person', 'company']);
/** On whose page a line may be typed. */
export const SUBJECT_TYPES = ['person', 'company', 'deal', 'service_case'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];
const instant = z.iso.datetime({ offset: true });
const key = z.string().max(500);
const words = z.string().max(500).optional();

/** No line has more parts that somebody would correct. */
const MOST_ANSWERS = 50;

function answersBy<T extends z.ZodType>(answer: T) {
  return z
    .record(key, answer)
    .refine(
      (given) => Object.keys(given).length <= MOST_ANSWERS,
      `Correct at most ${MOST_ANSWERS} parts of a line.`,
    );
}

const mentionAnswer = z.union([
  z.strictObject({ text: words, id: z.uuid(), type }),
  z.strictObject({
    text: words,
    create: z.literal(true),
    type,
    name: z.string().max(300).optional(),
  }),
  z.strictObject({ text: words, type }),
  z.strictObject({ text: words, ignore: z.literal(true) }),
]);

const answers: z.ZodType<CaptureAnswers> = z.strictObject({
  activity: z
    .union([
      ignore,
      z.strictObject({ kind: z.enum(ACTIVITY_KINDS).optional(), occurredAt: instant.optional() }),
    ])
    .optional(),
  mentions: answersBy(mentionAnswer).optional(),
  followUps: answersBy(
    z.union([
      ignore,
      z.strictObject({
        subject: z.string().max(500).optional(),
        kind: z.enum(FOLLOW_UP_KINDS).optional(),
        dueOn: z.iso.date().nullable().optional(),
        dueAt: instant.nullable().optional(),
      }),
    ]),
  ).optional(),
  deal: z
    .union([ignore, z.strictObject({ id: z.uuid() }), z.strictObject({ create: z.literal(true) })])
    .optional(),
  case: ignore.optional(),
  slip: ignore.optional(),
  amount: z
    .union([
      ignore,
      z.strictObject({ cents: z.int().min(0), currency: z.string().length(3).nullable() }),
    ])
    .optional(),
});

const body = z.strictObject({
  text: z.string().trim().min(1, 'Say what happened.').max(5000),
  answers: answers.optional(),
  /** When it was written, if it could not be sent at once: "tomorrow" is the day after that. */
  written_at: instant.optional(),
  /** Whom the line is about if it names nobody, such as the person on whose page it is typed. */
  subject: z.strictObject({ type: z.enum(SUBJECT_TYPES), id: z.uuid() }).optional(),
});

const found = z.object({
  type: z.string(),
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
});

/**
 * Whom a mention means: one `known` by name, one of `similar` spelling, somebody `new`, one of
 * several (`ask`), or nobody (`none`: it stays a word of the note; `choices` may be meant).
 */
const meaning = z.object({
  key: z.string(),
  status: z.enum(['known', 'similar', 'new', 'ask', 'none']),
  type,
  name: z.string(),
  record: found.nullable(),
  choices: z.array(found),
});
export type Meaning = z.infer<typeof meaning>;

/**
 * Which deal a line tells of: one `known`, a `new` one, one of several (`ask`), or `none`: it stays
 * a note, and a new deal in the stage that it names is offered.
 */
const dealMeaning = z.object({
  status: z.enum(['known', 'new', 'ask', 'none']),
  record: found.nullable(),
  choices: z.array(found),
  /** Where it goes. */
  stage: z.object({ id: z.string(), title: z.string() }).nullable(),
});
export type DealMeaning = z.infer<typeof dealMeaning>;

export const previewCapture = defineEndpoint({
  route: 'POST /api/v1/capture/preview',
  summary: 'What a line would save, and whom it means; saves nothing',
  tag: 'Capture',
  access: 'member',
  body,
  output: z.object({
    parsed: z.custom<ParsedCapture>((value) => typeof value === 'object'),
    meanings: z.array(meaning),
    /** The given subject, where the line names nobody and is therefore about it. */
    subject: found.nullable(),
    deal: dealMeaning.nullable(),
    /** The misspelled word with which it begins, and the verb that it was read as. */
    slip: z.object({ typed: z.string(), meant: z.string() }).nullable(),
  }),
});

const saved = z.object({ id: z.string(), title: z.string() });
const linked = saved.extend({ match: z.enum(['known', 'similar', 'new']) });

export const capture = defineEndpoint({
  route: 'POST /api/v1/capture',
  summary: 'Save what one line says: what happened, with whom, what was promised by when',
  tag: 'Capture',
  access: 'member',
  body,
  output: z.object({
    activity: saved.extend({ kind: z.enum(ACTIVITY_KINDS) }).nullable(),
    tasks: z.array(saved.extend({ due_on: z.string().nullable(), due_at: z.string().nullable() })),
    people: z.array(linked),
    companies: z.array(linked),
    deal: saved
      .extend({ stage: z.string().nullable(), match: z.enum(['known', 'new']) })
      .nullable(),
    case: saved.nullable(),
  }),
});
