import { z } from 'zod';
import { isCurrency } from '#src/lib/currency.ts';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { CURRENCY_MESSAGE, day } from '#src/records/field-checks.ts';

const tag = 'Currencies';
export const MOST_RATES = 5000;
const currency = z.string().refine(isCurrency, CURRENCY_MESSAGE);
const money = z.object({ amount: z.int(), currency: z.string() });

export const getCurrency = defineEndpoint({
  route: 'GET /api/v1/currency',
  summary: 'The currency in which the workspace reckons',
  tag,
  access: 'member',
  output: z.object({
    currency: z.string(),
    /** False as long as nobody has said so. */
    is_chosen: z.boolean(),
  }),
});

export const setCurrency = defineEndpoint({
  route: 'PUT /api/v1/currency',
  summary: 'Choose the currency in which the workspace reckons; amounts stay in theirs',
  tag,
  access: 'administrator',
  body: z.strictObject({ currency }),
  output: z.object({ currency: z.string() }),
});

export const enterRates = defineEndpoint({
  route: 'PUT /api/v1/rates',
  summary: 'Enter rates: what one of ours, or of `base`, is worth in each from its day on',
  tag,
  access: 'administrator',
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          base: currency.optional(),
          currency,
          day,
          rate: z.number().positive('Give a rate between 0.000001 and 1000000000.'),
        }),
      )
      .min(1, 'Give at least one rate.')
      .max(MOST_RATES, `Give ${MOST_RATES} rates at most at once.`),
  }),
  output: z.object({ created: z.int(), changed: z.int() }),
});

export const convertMoney = defineEndpoint({
  route: 'GET /api/v1/convert',
  summary: 'An amount in another currency by the rate of a day; ours and today if left out',
  tag,
  access: 'member',
  query: z.strictObject({
    amount: z.coerce.number().pipe(z.int('Give the amount in the smallest unit of the currency.')),
    currency,
    to: currency.optional(),
    day: day.optional(),
  }),
  output: z.object({
    money,
    /** The day of the rate that was taken; null where none was needed. */
    day: z.string().nullable(),
  }),
});
