import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { serviceCase } from './service-case.ts';

const params = z.object({ id: z.uuid('An id is a UUID.') });
const output = oneRecordSchema(serviceCase);
const access = 'member' as const;
const tag = 'Cases';

export const takeCase = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/take',
  summary:
    'Make a case yours that nobody has yet; of two who take it, the later is told who has it',
  tag,
  access,
  params,
  output,
});

export const takeNextCase = defineEndpoint({
  route: 'POST /api/v1/cases/take-next',
  summary: 'Take of the cases that nobody has the one that is due first',
  tag,
  access,
  body: z.strictObject({ queue_id: z.uuid().optional().describe('Only of this queue') }).optional(),
  output,
});

export const assignCase = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/assign',
  summary: 'Hand a case to a member, or put it back for whoever takes it',
  tag,
  access,
  params,
  body: z.strictObject({
    owner_id: z.uuid().nullable(),
    queue_id: z.uuid().nullable().optional().describe('Puts it into another queue as well'),
  }),
  output,
});

export const respondToCase = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/respond',
  summary: 'Note that the customer has had a first answer',
  tag,
  access,
  params,
  output,
});

export const waitForCustomer = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/wait',
  summary: 'Wait for the customer: the time promised stands still',
  tag,
  access,
  params,
  output,
});

export const resolveCase = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/resolve',
  summary: 'Resolve a case, with what helped',
  tag,
  access,
  params,
  body: z.strictObject({
    resolution: z
      .string()
      .trim()
      .min(1, 'Say what helped, so that the next one with this trouble is helped at once.')
      .max(20_000),
  }),
  output,
});

export const closeCase = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/close',
  summary: 'Close a resolved case for good',
  tag,
  access,
  params,
  output,
});

export const reopenCase = defineEndpoint({
  route: 'POST /api/v1/cases/{id}/reopen',
  summary: 'Go on with a case that waited for the customer, was resolved or closed',
  tag,
  access,
  params,
  output,
});

export const QUEUE_SCOPES = ['mine', 'unassigned', 'all', 'waiting'] as const;
export type QueueScope = (typeof QUEUE_SCOPES)[number];

const queuedCase = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  status: z.string(),
  priority: z.string(),
  owner_id: z.string().nullable(),
  queue_id: z.string().nullable(),
  company_id: z.string().nullable(),
  person_id: z.string().nullable(),
  opened_at: z.string(),
  first_response_at: z.string().nullable(),
  next_due_at: z.string().nullable(),
  waiting_since: z.string().nullable(),
  /** Of the time promised three quarters have passed. */
  is_near: z.boolean(),
});
export type QueuedCase = z.infer<typeof queuedCase>;

export const readCaseQueue = defineEndpoint({
  route: 'GET /api/v1/case-queue',
  summary: 'The open cases in the order in which they are due, and how many there are of each kind',
  tag,
  access,
  query: z.object({
    scope: z.enum(QUEUE_SCOPES).default('all'),
    queue_id: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    items: z.array(queuedCase),
    /** There are more than are shown. */
    more: z.boolean(),
    /** At most 1000 are counted. */
    counts: z.object({
      mine: z.int(),
      unassigned: z.int(),
      all: z.int(),
      waiting: z.int(),
    }),
    queues: z.array(z.object({ id: z.string(), name: z.string(), count: z.int() })),
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});

export const readCaseAround = defineEndpoint({
  route: 'GET /api/v1/cases/{id}/around',
  summary:
    'What to know beside a case: other open cases of the company, and its last contacts with sales',
  tag,
  access,
  params,
  output: z.object({
    cases: z.array(queuedCase),
    contacts: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        title: z.string(),
        occurred_at: z.string(),
        person_id: z.string().nullable(),
        owner: z.string().nullable(),
      }),
    ),
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});
