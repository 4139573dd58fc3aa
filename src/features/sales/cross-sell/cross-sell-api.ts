import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Orders';
const access = 'member' as const;
const id = z.uuid('An id is a UUID.');
const product = z.object({ id: z.string(), title: z.string() });

export const readCrossSell = defineEndpoint({
  route: 'GET /api/v1/companies/{id}/cross-sell',
  summary:
    'What similar customers have and this one has not: of those who also have a product, how many have the other',
  tag,
  access,
  params: z.object({ id }),
  output: z.object({
    items: z.array(
      z.object({
        /** What they have. */
        has: product,
        /** What they have not. */
        hint: product,
        /** Other customers who have what they have; at least 5. */
        similar: z.int(),
        /** Of those, how many have both. */
        both: z.int(),
      }),
    ),
  }),
});

export const readCrossSellRows = defineEndpoint({
  route: 'GET /api/v1/companies/{id}/cross-sell/rows',
  summary: 'The customers behind a hint: those who have both products, at most 100',
  tag,
  access,
  params: z.object({ id }),
  query: z.strictObject({ has: id, hint: id }),
  output: z.object({ items: z.array(product) }),
});

export const dismissCrossSell = defineEndpoint({
  route: 'POST /api/v1/companies/{id}/cross-sell/dismiss',
  summary: 'Say that a product is not for this customer: it is proposed no more, or again',
  tag,
  access,
  params: z.object({ id }),
  body: z.strictObject({ product_id: id, again: z.boolean().optional() }),
  output: z.object({}),
});
