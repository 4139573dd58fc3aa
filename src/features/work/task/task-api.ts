import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day, instant } from '#src/records/field-checks.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { TASK_KINDS, task } from './task.ts';

const params = z.object({ id: z.uuid('An id is a UUID.') });
const output = oneRecordSchema(task);

const nextTask = z.strictObject({
  subject: z.string().trim().min(1, 'Say what is to be done next.').max(500),
  due_on: day,
  due_at: instant.nullable().optional(),
  kind: z.enum(TASK_KINDS).nullable().optional(),
  promised_by: z.enum(['us', 'them']).nullable().optional(),
});

export const completeTask = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/complete',
  summary: 'Finish a task; what happened and the next task are kept in the same command',
  tag: 'Tasks',
  access: 'member',
  params,
  body: z
    .strictObject({
      occurrence: day.optional().describe('The day of a series that is done, if not its next'),
      note: z.string().max(50_000).optional().describe('Becomes an activity'),
      next: nextTask.optional().describe('Becomes a task of yours, with the same person'),
    })
    .optional(),
  output,
});

export const reopenTask = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/reopen',
  summary: 'Take a finished task up again',
  tag: 'Tasks',
  access: 'member',
  params,
  output,
});

export const postponeTask = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/postpone',
  summary: 'Move a task to another day; its time of day goes along unless one is given',
  tag: 'Tasks',
  access: 'member',
  params,
  body: z.strictObject({ due_on: day, due_at: instant.nullable().optional() }),
  output,
});

export const assignTask = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/assign',
  summary: 'Hand a task to another member',
  tag: 'Tasks',
  access: 'member',
  params,
  body: z.strictObject({ owner_id: z.uuid() }),
  output,
});
