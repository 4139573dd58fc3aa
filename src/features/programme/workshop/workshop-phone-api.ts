import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { MOST_TEXT } from './limits.ts';
import { workshopBoard } from './workshop-board.ts';

const tag = 'Workshops';
const uuid = z.uuid('An id is a UUID.');

// What participants do: without an account, by the code alone.

const code = z.object({ code: z.string().max(40) });
const secret = z
  .string()
  .regex(/^[\w-]{43}$/, 'A secret is 32 random bytes in base64url.')
  .describe('Made by the phone; the server keeps its keyed hash alone');
const open = { tag, access: 'public', ownLimit: true } as const;
const done = z.object({ ok: z.literal(true) });

export const readJoinedBoard = defineEndpoint({
  ...open,
  route: 'GET /api/v1/join/{code}/board',
  summary: 'The board, by the code of the workshop',
  params: code,
  output: workshopBoard,
});
export const watchJoinedBoard = defineEndpoint({
  ...open,
  route: 'GET /api/v1/join/{code}/events',
  summary: 'Server-sent events `board`: look at the board again',
  params: code,
  output: z.unknown(),
});
export const joinWorkshop = defineEndpoint({
  ...open,
  route: 'POST /api/v1/join/{code}',
  summary: 'Take part; the same token again is the same participant',
  params: code,
  body: z.strictObject({ token: secret }),
  output: done,
});
export const sendDraft = defineEndpoint({
  ...open,
  route: 'PUT /api/v1/join/{code}/draft',
  summary: 'Send or change a card or an image; its secret again is the same card',
  params: code,
  body: z.strictObject({
    token: secret,
    secret,
    /** A kind of card, or `image`. */
    kind: z.string().max(20),
    text: z.string().max(MOST_TEXT * 4),
    image: z.string().max(40).nullable().optional(),
  }),
  output: done,
});
export const withdrawDraft = defineEndpoint({
  ...open,
  route: 'POST /api/v1/join/{code}/draft/withdraw',
  summary: 'Take a card back before it is revealed',
  params: code,
  body: z.strictObject({ token: secret, secret }),
  output: done,
});
export const sendBallot = defineEndpoint({
  ...open,
  route: 'PUT /api/v1/join/{code}/ballot',
  summary: 'Give one’s dots: cluster ids with their number; again replaces them',
  params: code,
  body: z.strictObject({
    token: secret,
    dots: z.record(uuid, z.int().min(0).max(20)).refine((dots) => Object.keys(dots).length <= 100),
  }),
  output: done,
});
export const sendCheck = defineEndpoint({
  ...open,
  route: 'PUT /api/v1/join/{code}/check',
  summary: 'Answer the questions: the number of the answer to each; again replaces them',
  params: code,
  body: z.strictObject({ token: secret, picked: z.array(z.int().min(0).max(4)).max(3) }),
  output: done,
});
export const moveJoinedCard = defineEndpoint({
  ...open,
  route: 'POST /api/v1/join/{code}/move',
  summary: 'Group together: put a card into a cluster, or (null) into one of its own',
  params: code,
  body: z.strictObject({
    token: secret,
    card_id: uuid,
    cluster_id: uuid.nullable(),
    version: z.int().optional(),
  }),
  output: done,
});
