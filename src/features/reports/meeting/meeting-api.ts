import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { figureOutcomeSchema } from '../metric/figure-api.ts';

const id = z.strictObject({ id: z.uuid() });
const tag = 'Meetings';
const ok = z.object({ ok: z.boolean() });
const day = z.iso.date();
const member = z.object({ id: z.uuid(), name: z.string() });
const status = z.enum(['planned', 'open', 'ended']);

const decided = z.object({
  id: z.uuid(),
  what: z.string(),
  reason: z.string(),
  due_on: z.string(),
  status: z.enum(['open', 'done', 'dropped']),
  outcome: z.string().nullable(),
  closed_at: z.string().nullable(),
  owner: member.nullable(),
  board: z.string().nullable(),
  meeting: z.object({ id: z.uuid(), name: z.string(), starts_on: z.string() }).nullable(),
  /** Of those it rests on, that the reader may see. */
  figures: z.array(
    z.object({ id: z.uuid(), title: z.string().nullable(), metrics: z.string().array() }),
  ),
  /** Whether its owner has ticked it off. */
  task_done: z.boolean(),
  version: z.int(),
});
export type Decided = z.output<typeof decided>;

const frozen = z.object({
  id: z.uuid(),
  tile: z.string(),
  title: z.string().nullable(),
  chart: z.string(),
  request: z.looseObject({ metrics: z.array(z.string()) }),
  answer: figureOutcomeSchema,
});
export type FrozenFigure = z.output<typeof frozen>;

const held = z.object({
  id: z.uuid(),
  starts_on: z.string(),
  status,
  opened: z.boolean(),
  drilled: z.boolean(),
  decided: z.boolean(),
});

const shown = z.object({
  id: z.uuid(),
  name: z.string(),
  board: z.string(),
  /** Absent: it is not there, or not shared with the reader. */
  board_seen: z.boolean(),
  status,
  starts_on: z.string(),
  starts_at: z.string().nullable(),
  repeats: z.enum(['weekly', 'monthly']).nullable(),
  started_at: z.string().nullable(),
  ended_at: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int(),
  leader: member.nullable(),
  attendees: z.array(member),
  /** Whether the reader leads it, or is among those who come. */
  leads: z.boolean(),
  comes: z.boolean(),
  /** Empty unless it was started, and for who may not see them. */
  figures: z.array(frozen),
  figures_hidden: z.boolean(),
  follow_ups: z.array(decided),
  decisions: z.array(decided),
  /** The meetings of the series, the latest first, and how they were led. */
  series: z.array(held),
  next: z.object({ id: z.uuid(), starts_on: z.string() }).nullable(),
});
export type ShownMeeting = z.output<typeof shown>;

export const showMeeting = defineEndpoint({
  route: 'GET /api/v1/meetings/{id}/agenda',
  summary:
    'A meeting with its agenda: what is still open, its figures as they were frozen, what was decided',
  tag,
  access: 'member',
  params: id,
  output: shown,
});

export const startMeeting = defineEndpoint({
  route: 'POST /api/v1/meetings/{id}/start',
  summary: 'Start a meeting you lead: its figures are reckoned once, under your rights, and kept',
  tag,
  access: 'member',
  params: id,
  output: ok,
});

export const endMeeting = defineEndpoint({
  route: 'POST /api/v1/meetings/{id}/end',
  summary:
    'End a meeting you lead: minutes go to all who came, and the next one of its series is planned',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({ note: z.string().max(20_000).optional() }),
  output: z.object({ next_id: z.uuid().nullable() }),
});

export const noteDrill = defineEndpoint({
  route: 'POST /api/v1/meetings/{id}/drilled',
  summary: 'Note that you looked at the rows behind a figure of the open meeting',
  tag,
  access: 'member',
  params: id,
  output: ok,
});

export const decide = defineEndpoint({
  route: 'POST /api/v1/meetings/{id}/decide',
  summary:
    'Keep a decision of the open meeting, with the figures it rests on; its owner gets it as a task',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    what: z.string().max(300),
    reason: z.string().max(2000),
    owner_id: z.uuid(),
    due_on: day,
    figures: z.array(z.uuid()).max(24).default([]),
  }),
  output: z.object({ id: z.uuid() }),
});

export const settleDecision = defineEndpoint({
  route: 'POST /api/v1/meeting_decisions/{id}/settle',
  summary: 'Say that a decision is done, dropped (with the reason), or open again',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    status: z.enum(['open', 'done', 'dropped']),
    outcome: z.string().max(500).optional(),
  }),
  output: ok,
});

export const listDecided = defineEndpoint({
  route: 'GET /api/v1/decision-log',
  summary: 'What was decided, the latest first: all of it, on one dashboard, or on one report',
  tag,
  access: 'member',
  query: z.strictObject({
    board: z.string().max(40).optional(),
    report_id: z.uuid().optional(),
    status: z.enum(['open', 'done', 'dropped']).optional(),
  }),
  output: z.object({ items: z.array(decided) }),
});

export const readMinutes = defineEndpoint({
  route: 'GET /api/v1/meetings/{id}/minutes',
  summary: 'The minutes of a meeting as PDF',
  tag,
  access: 'member',
  params: id,
  output: z.unknown(),
});

export const listThanks = defineEndpoint({
  route: 'GET /api/v1/meeting-thanks',
  summary:
    'Meetings that decided on figures into which your own records went, and that you have not seen yet',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(
      z.object({
        meeting_id: z.uuid(),
        name: z.string(),
        held_on: z.string(),
        records: z.int(),
        decisions: z.int(),
      }),
    ),
  }),
});

export const seeThanks = defineEndpoint({
  route: 'POST /api/v1/meetings/{id}/thanks/seen',
  summary: 'Put away that your records went into what a meeting decided',
  tag,
  access: 'member',
  params: id,
  output: ok,
});
