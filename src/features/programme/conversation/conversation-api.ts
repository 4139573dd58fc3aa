import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { CONVERSATION_KINDS, PRECONDITIONS, SIDES } from './conversation.ts';

const tag = 'Conversations';
const uuid = z.uuid('An id is a UUID.');
const id = z.object({ id: uuid });
const ok = z.object({ ok: z.literal(true) });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');
const text = z.string().trim().max(2000, 'Keep it to 2000 characters.');
const words = z.string().nullable();
const person = z.object({ id: z.string(), name: z.string() });

const summary = z.object({
  id: z.string(),
  side: z.enum(SIDES),
  other: person,
  proposed_by_you: z.boolean(),
  proposed_on: z.string(),
  begun_on: z.string().nullable(),
  closed_on: z.string().nullable(),
  /** The day on which the two look whether it held. */
  check_on: z.string().nullable(),
  erase_on: z.string(),
});
export type ConversationSummary = z.output<typeof summary>;

const conversation = summary.extend({
  version: z.int(),
  preconditions: z.array(z.object({ name: z.enum(PRECONDITIONS), met: z.boolean() })),
  barrier: words,
  situation: words,
  behaviour: words,
  impact: words,
  listened: words,
  kind: z.enum(CONVERSATION_KINDS).nullable(),
  agreement: words,
  checked: words,
  you_agreed_on: z.string().nullable(),
  other_agreed_on: z.string().nullable(),
  you_erase: z.boolean(),
  other_erases: z.boolean(),
});
export type Conversation = z.output<typeof conversation>;

export const listConversations = defineEndpoint({
  route: 'GET /api/v1/conversations',
  summary: 'Your own conversations, with whom you may propose one; nobody else sees them',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(summary),
    /** Your leader, and those of your team if you lead one: in the order of the alphabet. */
    with: z.array(person.extend({ side: z.enum(SIDES) })),
    introduced_on: z.string().nullable(),
    leads: z.boolean(),
    /** How many were held here in a year, in steps of five; null: fewer than five. */
    held: z.int().nullable(),
  }),
});
export type Conversations = z.output<typeof listConversations.output>;
export const readConversation = defineEndpoint({
  route: 'GET /api/v1/conversations/{id}',
  summary: 'One of your own conversations; nobody but the two reads it',
  tag,
  access: 'member',
  params: id,
  output: conversation,
});
export const proposeConversation = defineEndpoint({
  route: 'POST /api/v1/conversations',
  summary: 'Propose a conversation to who leads you, or to somebody whom you lead',
  tag,
  access: 'member',
  body: z.strictObject({ with: uuid }),
  output: z.object({ id: z.string() }),
});
export const answerProposal = defineEndpoint({
  route: 'POST /api/v1/conversations/{id}/answer',
  summary: 'Say yes or no to a conversation that the other proposed; no needs no reason',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ answer: z.enum(['yes', 'no']) }),
  output: ok,
});
export const noteBarrier = defineEndpoint({
  route: 'POST /api/v1/conversations/{id}/barrier',
  summary: 'As the leader, say what you found when you looked for what is in the way',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    found: text.min(10, 'Say in a sentence what you found: the other reads it.'),
  }),
  output: ok,
});
export const sayWords = defineEndpoint({
  route: 'PATCH /api/v1/conversations/{id}',
  summary: 'Write down what was said: each side its own part, both what they agree on',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    situation: text.nullish(),
    behaviour: text.nullish(),
    impact: text.nullish(),
    listened: text.nullish(),
    kind: z.enum(CONVERSATION_KINDS).nullish(),
    agreement: text.nullish(),
    check_on: day.nullish(),
    checked: text.nullish(),
    version: z.int().optional().describe('Refuse if it has been changed since'),
  }),
  output: z.object({ version: z.int() }),
});
export const agreeWords = defineEndpoint({
  route: 'POST /api/v1/conversations/{id}/agree',
  summary: 'Agree to what stands there now, or take that back; each side for itself',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ agreed: z.boolean(), version: z.int() }),
  output: ok,
});
export const closeConversation = defineEndpoint({
  route: 'POST /api/v1/conversations/{id}/close',
  summary: 'End it: held if both agreed, else not held; that alone is counted',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
export const eraseConversation = defineEndpoint({
  route: 'POST /api/v1/conversations/{id}/erase',
  summary: 'Ask that it be erased now, or take that back; it goes once both ask',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ erase: z.boolean() }),
  output: z.object({ erased: z.boolean() }),
});
export const finishIntro = defineEndpoint({
  route: 'POST /api/v1/conversations/introduction',
  summary: 'Say that you have gone through the introduction, with its three answers',
  tag,
  access: 'member',
  body: z.strictObject({ answers: z.array(z.int().min(0).max(2)).length(3, 'Answer all three.') }),
  output: ok,
});
export const downloadConversations = defineEndpoint({
  route: 'GET /api/v1/me/conversations',
  summary: 'All that is kept of your own conversations, as a file for you alone',
  tag,
  access: 'member',
  output: z.unknown(),
});
