import { z } from 'zod';
import { LESSONS } from '#src/features/admin/help/help.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Programme';
const id = z.object({ id: z.uuid('An id is a UUID.') });
const ok = z.object({ ok: z.literal(true) });
const who = z.object({ id: z.string(), name: z.string() });

const offer = z.object({
  id: z.string(),
  member: who,
  words: z.string(),
  lesson: z.enum(LESSONS).nullable(),
  /** Those who asked say so. */
  helped: z.int(),
  is_mine: z.boolean(),
  /** You asked, and it is still open. */
  my_ask: z.string().nullable(),
  /** Told to the mentor alone. */
  asked_by: z.array(who),
});
export type OfferAnswer = z.output<typeof offer>;

export const listMentors = defineEndpoint({
  route: 'GET /api/v1/mentors',
  summary: 'Who offers help with what, and how often it helped',
  tag,
  access: 'member',
  output: z.object({ offers: z.array(offer) }),
});
export const offerHelp = defineEndpoint({
  route: 'POST /api/v1/mentors',
  summary: 'Offer others help with something you do well',
  tag,
  access: 'member',
  body: z.strictObject({
    words: z.string().trim().min(1, 'Say what you help with.').max(200),
    lesson: z.enum(LESSONS).optional(),
  }),
  output: z.object({ id: z.string() }),
});
export const withdrawOffer = defineEndpoint({
  route: 'DELETE /api/v1/mentors/{id}',
  summary: 'Take back an offer of help',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
export const askMentor = defineEndpoint({
  route: 'POST /api/v1/mentors/{id}/ask',
  summary: 'Ask for the help that is offered; only the mentor is told',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
export const sayHelped = defineEndpoint({
  route: 'POST /api/v1/mentors/{id}/helped',
  summary: 'Say that you were helped, which is credited to the mentor',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
