import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { POLISH_KINDS } from './polish.ts';

const tag = 'Desk';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const ok = z.object({ ok: z.literal(true) });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const sentence = (message: string) => z.string().trim().min(3, message).max(300);
const said = sentence('Say in a few words what is in the way.');
const did = sentence('Say in a few words what was done: those who said it will read it.');
const member = z.object({ id: z.string(), name: z.string() });

const polish = z.object({
  kind: z.enum(POLISH_KINDS),
  subject: z.string(),
  record_type: z.string().nullable(),
  fields: z.array(z.string()),
  route: z.string().nullable(),
  reason: z.string().nullable(),
  times: z.int(),
  people: z.int().nullable(),
  median_s: z.number().nullable(),
  median_keys: z.number().nullable(),
  /** What it costs the team in a month; null: nobody can say. */
  minutes: z.int().nullable(),
});
export type PolishAnswer = z.output<typeof polish>;

export const STATUSES = ['taken', 'done', 'dropped'] as const;
const item = z.object({
  id: z.string(),
  origin: z.enum(['recorded', 'typed', 'feedback', 'concern']),
  said: z.string(),
  did: z.string().nullable(),
  status: z.enum(STATUSES),
  minutes: z.int().nullable(),
  taken_on: z.string(),
  taken_by: z.string(),
  done_on: z.string().nullable(),
  /** How many want to hear of it; null: so few that it would tell who. */
  followers: z.int().nullable(),
  /** You will hear of it. */
  followed: z.boolean(),
  version: z.int(),
});
export type DeskItem = z.output<typeof item>;

export const readDesk = defineEndpoint({
  route: 'GET /api/v1/desk',
  summary: 'What to polish next, out of what is recorded, with what it costs the team in a month',
  tag,
  access: 'member',
  output: z.object({
    days: z.int(),
    polish: z.array(polish),
    /** Besides those shown. */
    more: z.int(),
  }),
});
export const takeUp = defineEndpoint({
  route: 'POST /api/v1/desk/items',
  summary: 'Take something up: what was recorded by its subject, or in words of your own',
  tag,
  access: 'member',
  body: z.strictObject({
    said,
    subject: z.string().max(600).optional().describe('Of what was recorded'),
  }),
  output: z.object({ id: z.string() }),
});
export const changeItem = defineEndpoint({
  route: 'PATCH /api/v1/desk/items/{id}',
  summary: 'Say that it is done, with what was done; that it is dropped, with why; or change it',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    said: said.optional(),
    did: did.optional(),
    status: z.enum(STATUSES).optional(),
    version: z.int().optional().describe('Refuse if it has been changed since'),
  }),
  output: ok,
});
export const giveRelease = defineEndpoint({
  route: 'POST /api/v1/desk/releases',
  summary: 'Release what is done: “you said, we did” goes to those who said it, and is kept',
  tag,
  access: 'member',
  body: z.strictObject({ note: z.string().trim().max(500).optional() }),
  output: z.object({ id: z.string(), items: z.int(), next_on: z.string() }),
});
export const planRelease = defineEndpoint({
  route: 'PUT /api/v1/desk/next-release',
  summary: 'Say on which day the next small release comes',
  tag,
  access: 'member',
  body: z.strictObject({ due_on: day }),
  output: ok,
});
export const saveHours = defineEndpoint({
  route: 'PUT /api/v1/desk/hours',
  summary: 'Say how many hours a week are kept free for the administrator, for everybody to see',
  tag,
  access: 'member',
  body: z.strictObject({
    hours_a_week: z.int('Give whole hours.').min(0, 'Give 0 or more.').max(60, 'At most 60.'),
    hours_when: z.string().trim().max(100).nullish().describe('Such as: Wednesday 9 to 12'),
  }),
  output: ok,
});
export const noteLeft = defineEndpoint({
  route: 'POST /api/v1/desk/left',
  summary: 'Count that a form was left with something typed; by day and form, not by whom',
  tag,
  access: 'member',
  body: z.strictObject({ record_type: z.string().regex(/^[a-z_]{1,50}$/, 'Give a record type.') }),
  output: ok,
});

export const readReleases = defineEndpoint({
  route: 'GET /api/v1/releases',
  summary: '“You said, we did”: releases, the backlog with its status, and the next release’s day',
  tag,
  access: 'member',
  output: z.object({
    next_on: z.string().nullable(),
    hours: z.object({ a_week: z.int(), when: z.string().nullable() }).nullable(),
    administrator: member.nullable(),
    deputy: member.nullable(),
    backlog: z.array(item),
    releases: z.array(
      z.object({
        id: z.string(),
        released_on: z.string(),
        note: z.string().nullable(),
        items: z.array(z.object({ id: z.string(), said: z.string(), did: z.string() })),
      }),
    ),
    may_change: z.boolean(),
  }),
});
export type Releases = z.output<typeof readReleases.output>;
export const followItem = defineEndpoint({
  route: 'PUT /api/v1/releases/items/{id}/follow',
  summary: 'Say that it is in your way too, and be told when it is done; or no longer',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ follow: z.boolean() }),
  output: ok,
});
export const readNews = defineEndpoint({
  route: 'GET /api/v1/releases/news',
  summary: 'What was done of what you said, until you have seen it',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(z.object({ id: z.string(), said: z.string(), did: z.string() })),
    /** What we expect of each other waits for you: to be signed as a leader, or to be agreed to. */
    expectation: z.enum(['sign', 'agree']).nullable(),
    /** Conversations that somebody proposed to you. */
    conversations: z.int(),
  }),
});
export type News = z.output<typeof readNews.output>;
export const seeNews = defineEndpoint({
  route: 'POST /api/v1/releases/news/seen',
  summary: 'Put away what was done of what you said',
  tag,
  access: 'member',
  output: ok,
});
