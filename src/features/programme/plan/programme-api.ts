import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { CAPABILITY_NAMES } from './capabilities.ts';
import { STAGES } from './roll-out.ts';

const tag = 'Programme';
const uuid = z.uuid('An id is a UUID.');
const day = z.iso.date('Give a day, such as 2026-03-01.');
const reason = z
  .string()
  .trim()
  .min(10, 'Give the reason in a sentence: everybody will read it.')
  .max(500);
const capability = z.enum(CAPABILITY_NAMES, 'There is no such capability.');
const count = z.int('Give a whole number.').min(0, 'Give a number of zero or more.').max(100_000);

const duty = z.strictObject({
  who: z.enum(['sponsor', 'administrator', 'deputy']),
  what: z.string().trim().min(3, 'Say in a few words what is to be done.').max(200),
});

export const charterInput = z.strictObject({
  objective: z.string().trim().min(3, 'Say in a few words what is to become better.').max(300),
  metric: z.string().min(1, 'Choose the metric that tells.').max(130),
  target: z.string().trim().max(100).nullish(),
  sponsor_id: uuid,
  administrator_id: uuid.nullish(),
  deputy_id: uuid.nullish(),
  everybody: z.boolean().optional(),
  team_ids: z.array(uuid).max(200).optional(),
  member_ids: z.array(uuid).max(500).optional(),
  duties: z.array(duty).max(20, 'Name 20 duties at most.').optional(),
  hours: z.int('Give whole hours.').min(1, 'Give at least one hour.').max(100_000).nullish(),
  begins_on: day,
  ends_on: day.nullish(),
  kept_open: z.array(capability).max(CAPABILITY_NAMES.length).optional(),
  fewer_reason: reason
    .optional()
    .describe('Since it began: why the sponsor takes somebody out, for everybody to read'),
  version: z.int().optional().describe('Refuse if it has been changed since; 0: if there is one'),
});
export type CharterInput = z.output<typeof charterInput>;

const member = z.object({ id: z.string(), name: z.string() });
const condition = z.object({
  name: z.string(),
  met: z.boolean().nullable(),
  have: z.number().nullable(),
  need: z.number().nullable(),
  why: z.string(),
});
const refusal = z.object({
  reason: z.string(),
  gate: z.string().optional(),
  missing: z.array(condition).optional(),
  from_on: z.string().optional(),
  budget: z.string().optional(),
  have: z.number().optional(),
  most: z.number().optional(),
  need: z.number().optional(),
});
const kickOff = z.object({
  held_on: z.string(),
  took_part: z.int(),
  of: z.int(),
  concerns: z.int(),
  answered: z.int(),
  noted_by: member,
  noted_on: z.string(),
});
const stand = z.object({
  stage: z.string(),
  next: z.string().nullable(),
  weeks: z.int(),
  due_on: z.string().nullable(),
  is_overdue: z.boolean(),
  stages: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['done', 'now', 'next']),
      entered_on: z.string().nullable(),
      least_weeks: z.number(),
      most_weeks: z.number().nullable(),
      leaves_by: z.string().nullable(),
    }),
  ),
  gate: z
    .object({ name: z.string(), is_open: z.boolean(), conditions: z.array(condition) })
    .nullable(),
  advance: z.array(refusal),
  budgets: z.array(z.object({ name: z.string(), have: z.number(), most: z.number() })),
  locks: z.array(
    z.object({
      capability: z.string(),
      gate: z.string(),
      is_open: z.boolean(),
      /** Null also where it was in use before and stayed open. */
      opened_on: z.string().nullable(),
      serves: z.string().nullable(),
      refusals: z.array(refusal),
    }),
  ),
  completion: z.array(refusal),
});
export type StandAnswer = z.output<typeof stand>;

const programme = z.object({
  id: z.string(),
  version: z.int(),
  objective: z.string(),
  metric: z.string(),
  target: z.string().nullable(),
  sponsor: member,
  administrator: member.nullable(),
  deputy: member.nullable(),
  everybody: z.boolean(),
  team_ids: z.array(z.string()),
  member_ids: z.array(z.string()),
  people: z.int(),
  duties: z.array(duty),
  hours: z.int().nullable(),
  begins_on: z.string(),
  ends_on: z.string().nullable(),
  kept_open: z.array(z.string()),
  agreed_on: z.string().nullable(),
  kick_off: kickOff.nullable(),
  ended: z
    .object({
      how: z.enum(['stopped', 'complete']),
      on: z.string(),
      by: member,
      reason: z.string().nullable(),
    })
    .nullable(),
  overrides: z.array(
    z.object({
      id: z.string(),
      gate: z.string(),
      lets: z.string(),
      reason: z.string(),
      lacked: z.array(condition),
      by: member,
      on: z.string(),
    }),
  ),
  stand,
});
export type ProgrammeAnswer = z.output<typeof programme>;

const may = z.object({
  /** Write the charter, and lead on through open gates. */
  lead: z.boolean(),
  /** Take on the sponsor's duties, override a gate, stop: the sponsor alone. */
  sponsor: z.boolean(),
});

export const readProgramme = defineEndpoint({
  route: 'GET /api/v1/programme',
  summary: 'Where the roll-out is, what its next gate needs, what is locked, and who overrode what',
  tag,
  access: 'member',
  output: z.object({
    programme: programme.nullable(),
    may,
    /** Capabilities that the workspace uses already, for a charter yet to be written. */
    in_use: z.array(z.string()),
    /** What is set up to be decided here, to begin the charter with. */
    basis: z
      .object({
        objective: z.string(),
        metric: z.string(),
        target: z.string().nullable(),
        sponsor_id: z.string(),
      })
      .nullable(),
  }),
});

export const saveCharter = defineEndpoint({
  route: 'PUT /api/v1/programme/charter',
  summary: 'Write the charter: objective, sponsor, administrators, whom it concerns, hours, days',
  tag,
  access: 'manager',
  body: charterInput,
  output: programme,
});

export const agreeCharter = defineEndpoint({
  route: 'POST /api/v1/programme/agree',
  summary: 'The sponsor takes on the duties of the charter',
  tag,
  access: 'member',
  output: programme,
});

export const noteKickOff = defineEndpoint({
  route: 'PUT /api/v1/programme/kick-off',
  summary: 'Note how many took part in the kick-off, and how many top concerns were answered',
  tag,
  access: 'member',
  body: z.strictObject({
    held_on: day,
    took_part: count,
    concerns: count.describe('Top concerns that were raised'),
    answered: count.describe('Of these, answered with an owner and a day, or with a no'),
  }),
  output: programme,
});

export const advanceProgramme = defineEndpoint({
  route: 'POST /api/v1/programme/advance',
  summary: 'Go on to the next stage through a gate that is open',
  tag,
  access: 'member',
  body: z.strictObject({ to: z.enum(STAGES, 'There is no such stage.') }),
  output: programme,
});

const serves = z
  .string()
  .trim()
  .min(3, 'Say how it serves the objective: nothing is opened without one.')
  .max(300);

export const openCapability = defineEndpoint({
  route: 'POST /api/v1/programme/capabilities/{name}/open',
  summary: 'Open a capability that was locked; one every four weeks, while the gate holds',
  tag,
  access: 'member',
  params: z.object({ name: capability }),
  body: z.strictObject({ serves }),
  output: programme,
});

export const overrideGate = defineEndpoint({
  route: 'POST /api/v1/programme/override',
  summary: 'The sponsor lets the next stage or a capability through a gate that is not open',
  tag,
  access: 'member',
  body: z.strictObject({
    lets: z.string().max(60).describe('The next stage, or a capability'),
    reason,
    serves: serves.optional().describe('For a capability: how it serves the objective'),
  }),
  output: programme,
});

export const completeProgramme = defineEndpoint({
  route: 'POST /api/v1/programme/complete',
  summary: 'Call it complete: not before twelve months and two rear views',
  tag,
  access: 'member',
  output: programme,
});

export const stopProgramme = defineEndpoint({
  route: 'POST /api/v1/programme/stop',
  summary: 'The sponsor ends the programme before its time; its locks open, the reason stays',
  tag,
  access: 'member',
  body: z.strictObject({ reason }),
  output: programme,
});

export const listLocks = defineEndpoint({
  route: 'GET /api/v1/programme/locks',
  summary: 'What is locked here today, and the places of it',
  tag,
  access: 'member',
  output: z.object({
    stage: z.string().nullable(),
    items: z.array(
      z.object({ capability: z.string(), gate: z.string(), places: z.array(z.string()) }),
    ),
  }),
});

export const readScorecard = defineEndpoint({
  route: 'GET /api/v1/programme/scorecard',
  summary: 'What came of it six and twelve months after the beginning, in sums alone',
  tag,
  access: 'member',
  coach: true,
  output: z.object({
    begins_on: z.string().nullable(),
    stage: z.string().nullable(),
    /** How often a gate was overridden. */
    overrides: z.int(),
    points: z.array(
      z.object({
        months: z.int(),
        on: z.string(),
        /** `later`: the day is still to come; `few`: a sum of so few would tell of each. */
        state: z.enum(['later', 'few', 'told']),
        teams: z.int().nullable(),
        teams_adopted: z.int().nullable(),
        people: z.int().nullable(),
        people_adopted: z.int().nullable(),
        give_get: z.number().nullable(),
      }),
    ),
  }),
});
export type Scorecard = z.output<typeof readScorecard.output>;
