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
    /** Activities at the time they took place, tasks at the time they were done. */
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
      ]),
    ),
    next_cursor: z.string().nullable(),
    /** Titles of the people, companies and members named, by id, as far as you may see them. */
    refs: z.record(z.string(), z.object({ type: z.string(), title: z.string() })),
  }),
});
