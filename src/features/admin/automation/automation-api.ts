import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { filterBody } from '#src/records/filter-schema.ts';
import { PAUSE_REASONS, USUAL_HOURLY_LIMIT } from './automation.ts';

export const MOST_RULES = 200;
const MOST_ACTIONS = 10;

const tag = 'Automation';
const params = z.object({ id: z.uuid('An id is a UUID.') });
const field = z.string().min(1).max(60);
const scalar = z.union([z.string().max(4000), z.number(), z.boolean()]);
const value = z
  .union([
    scalar,
    z.null(),
    z.array(z.string().max(1000)).max(100),
    z.strictObject({ in: z.int().min(0).max(3650), unit: z.literal('day') }),
    z.strictObject({ amount: z.int(), currency: z.string().length(3) }),
  ])
  .describe('As the field takes it; of a day also {"in":3,"unit":"day"}');
const days = z.int('Give a whole number of days.').min(0).max(730);
const memberId = z.uuid('A member is named by their id.');
const whom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner') }),
  z.strictObject({ kind: z.literal('member'), id: memberId }),
]);

export const whenSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('created') }),
  z.strictObject({
    kind: z.literal('changed'),
    fields: z.array(field).max(20),
    from: scalar.nullable().optional(),
    to: scalar.nullable().optional(),
  }),
  z.strictObject({ kind: z.literal('entered'), field, value: scalar }),
  z.strictObject({
    kind: z.literal('date_near'),
    field,
    days,
    side: z.enum(['before', 'after']),
  }),
  z.strictObject({ kind: z.literal('idle'), days: days.min(1, 'Wait for a day at least.') }),
]);

export const actionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('assign'),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('member'), id: memberId }),
      z.strictObject({ kind: z.literal('company_owner') }),
      z.strictObject({ kind: z.literal('team'), id: z.uuid('A team is named by its id.') }),
    ]),
  }),
  z.strictObject({
    kind: z.literal('task'),
    subject: z.string().trim().min(1, 'Say what is to be done.').max(300),
    due_in_days: days.nullable(),
    whom,
  }),
  z.strictObject({ kind: z.literal('set'), field, value }),
  z.strictObject({
    kind: z.literal('tag'),
    tag: z.string().trim().min(1, 'Give the tag a word.').max(100),
  }),
  z.strictObject({
    kind: z.literal('notify'),
    whom,
    words: z.string().trim().min(1, 'Say what they are to read.').max(500),
    mail: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('webhook'),
    endpoint_id: z.uuid('An address is named by its id.'),
  }),
]);

const filter = filterBody.nullable();
const actions = z
  .array(actionSchema)
  .min(1, 'Say what the rule is to do.')
  .max(MOST_ACTIONS, `A rule does ${MOST_ACTIONS} things at most.`);
const hourlyLimit = z.int().min(1).max(5000);
const name = z.string().trim().max(120);

export const ruleOutput = z.object({
  id: z.string(),
  name: z.string(),
  record_type: z.string(),
  when: z.looseObject({ kind: z.string() }),
  filter: z.looseObject({}).nullable(),
  actions: z.array(z.looseObject({ kind: z.string() })),
  hourly_limit: z.int(),
  imports: z.boolean(),
  state: z.enum(['off', 'on', 'paused']),
  pause_reason: z.enum(PAUSE_REASONS).nullable(),
  pause_detail: z.string().nullable(),
  responsible_id: z.string(),
  /** The rehearsal was made of just this, so that it may be switched on. */
  rehearsed: z.boolean(),
  rehearsed_at: z.string().nullable(),
  runs_today: z.int(),
  last_run_at: z.string().nullable(),
  version: z.int(),
});

export const listRules = defineEndpoint({
  route: 'GET /api/v1/automation-rules',
  summary: 'The rules by which things happen by themselves',
  tag,
  access: 'administrator',
  output: z.object({
    items: z.array(ruleOutput),
    /** The records, members and teams that rules name. */
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});
export const createRule = defineEndpoint({
  route: 'POST /api/v1/automation-rules',
  summary: 'Make a rule; it is off until it was rehearsed and switched on',
  tag,
  access: 'administrator',
  body: z.strictObject({
    name: name.default(''),
    record_type: z.string().max(50),
    when: whenSchema,
    filter: filter.default(null),
    actions,
    hourly_limit: hourlyLimit.default(USUAL_HOURLY_LIMIT),
    imports: z.boolean().default(false),
  }),
  output: ruleOutput,
});
export const updateRule = defineEndpoint({
  route: 'PATCH /api/v1/automation-rules/{id}',
  summary:
    'Change a rule, which then acts with your rights; what does something else is switched off',
  tag,
  access: 'administrator',
  params,
  body: z.strictObject({
    name: name.optional(),
    when: whenSchema.optional(),
    filter: filter.optional(),
    actions: actions.optional(),
    hourly_limit: hourlyLimit.optional(),
    imports: z.boolean().optional(),
  }),
  output: ruleOutput,
});

function verb<const Verb extends string>(word: Verb, summary: string) {
  return defineEndpoint({
    route: `POST /api/v1/automation-rules/{id}/${word}`,
    summary,
    tag,
    access: 'administrator',
    params,
    output: ruleOutput,
  });
}
export const switchOnRule = verb(
  'switch-on',
  'Switch a rehearsed rule on; from now on it acts with your rights',
);
export const pauseRule = verb('pause', 'Pause a rule; what happens meanwhile it does not answer');
export const deleteRule = defineEndpoint({
  route: 'DELETE /api/v1/automation-rules/{id}',
  summary: 'Take a rule away; what it did stays',
  tag,
  access: 'administrator',
  params,
  output: z.object({ ok: z.literal(true) }),
});

const did = z.looseObject({ kind: z.string() });
export const rehearseRule = defineEndpoint({
  route: 'POST /api/v1/automation-rules/{id}/rehearse',
  summary: 'What the rule would have done in the last 30 days; nothing is written to records',
  tag,
  access: 'administrator',
  params,
  output: z.object({
    days: z.int(),
    /** How often it would have run, and on how many records. */
    runs: z.int(),
    records: z.int(),
    /** In its fullest hour; above the limit it would have paused. */
    most_in_hour: z.int(),
    /** The last of them; no more are shown, but all are counted. */
    items: z.array(
      z.object({
        record_id: z.string(),
        title: z.string(),
        at: z.string(),
        did: z.array(did),
      }),
    ),
    /** There was more in these days than is looked at. */
    cut: z.boolean(),
  }),
});

export const listRuns = defineEndpoint({
  route: 'GET /api/v1/automation-runs',
  summary: 'What rules did, on what and when, the last first',
  tag,
  access: 'administrator',
  query: z.strictObject({
    rule: z.uuid().optional(),
    before: z.uuid().optional().describe('The id of the last one known, for those before it'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        rule_id: z.string(),
        record_type: z.string(),
        record_id: z.string(),
        title: z.string().nullable(),
        state: z.enum(['done', 'failed', 'skipped']),
        did: z.array(did),
        problem: z.string().nullable(),
        command_id: z.string().nullable(),
        undone_at: z.string().nullable(),
        at: z.string(),
      }),
    ),
    more: z.boolean(),
  }),
});
export const undoRuns = defineEndpoint({
  route: 'POST /api/v1/automation-rules/{id}/undo-day',
  summary:
    'Take back what a rule did on a day, the last run first, up to 200 at once; go on with `after`: `next`',
  tag,
  access: 'administrator',
  params,
  body: z.strictObject({
    day: z.iso.date('Give a day as YYYY-MM-DD.'),
    /** The run at which the part before ended. */
    after: z.uuid('An id is a UUID.').optional(),
  }),
  output: z.object({
    undone: z.int(),
    /** What cannot be taken back, or was changed since. */
    kept: z.int(),
    left: z.int(),
    /** Null when all were looked at. */
    next: z.string().nullable(),
  }),
});

export const listNotices = defineEndpoint({
  route: 'GET /api/v1/notices',
  summary: 'What rules have told you and you have not put away',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(['rule', 'paused', 'webhook']),
        words: z.string(),
        record_type: z.string().nullable(),
        record_id: z.string().nullable(),
        title: z.string().nullable(),
        created_at: z.string(),
      }),
    ),
  }),
});
export const putNoticeAway = defineEndpoint({
  route: 'POST /api/v1/notices/{id}/put-away',
  summary: 'You have read it',
  tag,
  access: 'member',
  params,
  output: z.object({ ok: z.literal(true) }),
});
