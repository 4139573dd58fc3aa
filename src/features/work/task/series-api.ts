import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { day, instant } from '#src/records/field-checks.ts';
import { oneRecordSchema } from '#src/records/record-schema.ts';
import { task } from './task.ts';

const params = z.object({ id: z.uuid('An id is a UUID.') });

const SCOPES = ['this', 'following'] as const;
export type Scope = (typeof SCOPES)[number];

const which = {
  occurrence: day
    .optional()
    .describe('The day of the occurrence meant, on the clock of the series; absent: the next one'),
  scope: z.enum(SCOPES).optional().describe('This one alone (if absent), or this and all after it'),
};

export const rescheduleTask = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/reschedule',
  summary: 'Give a task or one occurrence of a series another time; the series goes on',
  tag: 'Tasks',
  access: 'member',
  params,
  body: z
    .strictObject({
      ...which,
      due_on: day.optional(),
      due_at: instant.nullable().optional().describe('null: the whole day'),
      ends_at: instant.nullable().optional().describe('Absent: as long as before'),
    })
    .refine(({ due_on, due_at }) => due_on !== undefined || typeof due_at === 'string', {
      message: 'Give due_on or due_at.',
    }),
  /** The task at the new time; a new one where an occurrence to come was moved. */
  output: oneRecordSchema(task),
});

export const skipOccurrence = defineEndpoint({
  route: 'POST /api/v1/tasks/{id}/skip',
  summary: 'Leave out one occurrence of a series, or end the series with it',
  tag: 'Tasks',
  access: 'member',
  params,
  body: z.strictObject(which).optional(),
  output: oneRecordSchema(task),
});
