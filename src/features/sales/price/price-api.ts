import { z } from 'zod';
import { isCurrency } from '#src/lib/currency.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { CURRENCY_MESSAGE, day } from '#src/records/field-checks.ts';

const quantity = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,4})?$/, 'Give a quantity above 0 with four places at most.');

export const findPrice = defineEndpoint({
  route: 'GET /api/v1/prices/for',
  summary: 'The price that holds for a product, a quantity and a day',
  tag: 'Prices',
  access: 'member',
  query: z.strictObject({
    product_id: z.uuid('An id is a UUID.'),
    /** If left out, a price book that holds on the day is taken, first the one meant for that. */
    price_book_id: z.uuid('An id is a UUID.').optional(),
    /** Only prices in this currency. */
    currency: z.string().refine(isCurrency, CURRENCY_MESSAGE).optional(),
    quantity: quantity.optional(),
    day: day.optional(),
  }),
  output: z.object({
    price: z
      .object({
        id: z.string(),
        unit_price: z.object({ amount: z.int(), currency: z.string() }),
        from_quantity: z.number(),
        price_book_id: z.string(),
        price_book: z.string(),
      })
      .nullable(),
    /** Why there is none. */
    why: z.enum(['none', 'not_yet', 'no_longer']).nullable(),
  }),
});

/** What a line may still be made of; what is no longer sold is left out. */
export const findOffered = defineEndpoint({
  route: 'GET /api/v1/products/offered',
  summary: 'Products that are still sold, by any word, number or misspelling',
  tag: 'Products',
  access: 'member',
  query: z.strictObject({ q: z.string().max(500) }),
  output: z.object({
    items: z.array(z.object({ id: z.string(), title: z.string(), number: z.string().nullable() })),
  }),
});
