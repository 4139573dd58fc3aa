import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const choice = z.object({
  record_type: z.string(),
  default_view: z
    .string()
    .nullable()
    .describe('The id of a saved view, or the name of one of `list_views` of the record type'),
  pinned: z.array(z.string()),
});

export const listChoices = defineEndpoint({
  route: 'GET /api/v1/list-choices',
  summary: 'The views that you begin with and have pinned, by record type',
  tag: 'Views',
  access: 'member',
  output: z.object({ items: z.array(choice) }),
});
export const setListChoice = defineEndpoint({
  route: 'PUT /api/v1/list-choices/{type}',
  summary: 'Choose the view that you begin with, and those in your sidebar',
  tag: 'Views',
  access: 'member',
  params: z.object({ type: z.string().regex(/^[a-z][a-z_]{0,59}$/, 'Name a record type.') }),
  body: z
    .strictObject({
      default_view: z.string().max(100).nullable().optional(),
      pinned: z.array(z.uuid()).max(20, 'At most 20 views can be pinned.').optional(),
    })
    .refine((body) => Object.keys(body).length > 0, 'Give what to choose.'),
  output: choice,
});
