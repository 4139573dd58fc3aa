import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { recordSchema } from '#src/records/record-schema.ts';
import { fact, MOST_FACTS } from './fact.ts';

const tag = 'Facts';
const subject = z
  .strictObject({
    person_id: z.uuid('An id is a UUID.').optional(),
    company_id: z.uuid('An id is a UUID.').optional(),
  })
  .refine(
    ({ person_id, company_id }) => Boolean(person_id) !== Boolean(company_id),
    'Give person_id or company_id, and only one of them.',
  );
const shownFact = recordSchema(fact).extend({
  can: z.array(z.enum(['edit', 'delete', 'restore'])),
});

export const listPinnedFacts = defineEndpoint({
  route: 'GET /api/v1/pinned-facts',
  summary: 'What one must know of a person or a company, in order; with the company of a person',
  tag,
  access: 'member',
  query: subject,
  output: z.object({
    items: z.array(shownFact),
    /** Of a person's company, to be known as well. */
    of_company: z.array(shownFact),
  }),
});

export const arrangeFacts = defineEndpoint({
  route: 'POST /api/v1/facts/arrange',
  summary: 'Put the facts of one person or company into the order given',
  tag,
  access: 'member',
  body: z.strictObject({ ids: z.array(z.uuid('An id is a UUID.')).min(1).max(MOST_FACTS) }),
  output: z.object({ ids: z.array(z.string()) }),
});
