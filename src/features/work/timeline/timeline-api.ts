import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { recordSchema } from '#src/records/record-schema.ts';
import { activity } from '../activity/activity.ts';
import { namesOneSubject, ONE_SUBJECT, subjectQuery } from '../activity/subject-api.ts';
import { file } from '../file/file.ts';
import { task } from '../task/task.ts';

const rights = z.array(z.enum(['edit', 'delete', 'restore']));

export const readTimeline = defineEndpoint({
  route: 'GET /api/v1/timeline',
  summary: 'What happened with a person, a company and its people, a deal or a case, newest first',
  tag: 'Timeline',
  access: 'member',
  query: z
    .strictObject({
      ...subjectQuery,
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    })
    .refine(namesOneSubject, ONE_SUBJECT),
  output: z.object({
    /** Open promises, the most urgent first; only on the first page. */
    open: z.array(recordSchema(task).extend({ can: rights })),
    /** Whether there are more open promises than are given here. */
    more_open: z.boolean(),
    /** Activities when they took place, tasks when they were done, the turns of deals and cases. */
    items: z.array(
      z.union([
        recordSchema(activity).extend({
          type: z.literal('activity'),
          at: z.string(),
          can: rights,
          files: z.array(recordSchema(file).extend({ can: rights })),
          /** Lines of the note that are tasks, as these are now; `item` is the line's text. */
          tasks: z.array(
            z.object({
              item: z.string(),
              id: z.string(),
              done_at: z.string().nullable(),
              due_on: z.string().nullable(),
              owner_id: z.string().nullable(),
            }),
          ),
          /** Who is named in the note, with the words that name them. */
          mentions: z.array(
            z.object({ said: z.string(), type: z.enum(['member', 'person']), id: z.string() }),
          ),
        }),
        recordSchema(task).extend({ type: z.literal('task'), at: z.string(), can: rights }),
        /** A deal or case that was made, moved or closed. */
        z.object({
          type: z.literal('turn'),
          id: z.string(),
          at: z.string(),
          /** Who did it. */
          owner_id: z.string().nullable(),
          /** The customer who won the deal by accepting its quote. */
          accepted_by: z.string().nullable(),
          record_type: z.enum(['deal', 'service_case']),
          record_id: z.string(),
          title: z.string(),
          /** Where the deal went. */
          stage: z.string().nullable(),
          status: z.string().nullable(),
          is_new: z.boolean(),
        }),
      ]),
    ),
    next_cursor: z.string().nullable(),
    /** Titles of the people, companies and members named, by id, as far as you may see them. */
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});
