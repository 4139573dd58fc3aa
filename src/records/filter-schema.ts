import { z } from 'zod';
import { DATE_UNITS, FILTER_OPS, type Filter } from './filter.ts';
import { isVast } from './vast-filter.ts';

const scalar = z.union([z.string().max(1000), z.number(), z.boolean()]);
const unit = z.enum(DATE_UNITS);
const steps = z.int().min(0).max(1000);
const spanSteps = z.int().min(1).max(1000);
const filterValue = z.union([
  scalar,
  z.array(scalar).max(500),
  z.strictObject({ ago: steps, unit }),
  z.strictObject({ in: steps, unit }),
  z.strictObject({ this: unit }),
  z.strictObject({ last: spanSteps, unit }),
  z.strictObject({ next: spanSteps, unit }),
  z.strictObject({ from: z.string().max(10), to: z.string().max(10) }),
]);
const name = z.string().max(100);
// the first that fits is taken: what is asked most comes first
const anyFilter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({
      field: z.string().max(200),
      op: z.enum(FILTER_OPS),
      value: filterValue.optional(),
    }),
    z.strictObject({ and: z.array(anyFilter) }),
    z.strictObject({ or: z.array(anyFilter) }),
    z.strictObject({ not: anyFilter }),
    z.strictObject({
      has: name,
      by: name.optional(),
      through: name.optional(),
      filter: anyFilter.optional(),
    }),
    z.strictObject({ segment: z.uuid() }),
    z.strictObject({ test: name, is: name, of: name.optional() }),
  ]),
);

const TOO_LONG = 'These are too many conditions at once. Take some of them out.';

/** A filter as JSON. */
export const filterSchema: z.ZodType<Filter> = z
  .unknown()
  .refine((given) => !isVast(given), TOO_LONG)
  .pipe(anyFilter);

/** A filter inside a body: the same JSON as in a query; recursive, so told to OpenAPI as any object. */
export const filterBody = z
  .looseObject({})
  .describe('A filter, as in the query of a list')
  .transform((given, context): Filter => {
    const parsed = filterSchema.safeParse(given);
    if (parsed.success) return parsed.data;
    const message =
      'This is no filter. Give one such as {"field":"city","op":"is","value":"Rome"}.';
    context.addIssue({ code: 'custom', message: saidOf(parsed.error, message) });
    return z.NEVER;
  });

function saidOf({ issues }: z.ZodError, otherwise: string): string {
  return issues[0]?.message === TOO_LONG ? TOO_LONG : otherwise;
}

const FILTER_MESSAGE =
  'Give the filter as JSON, such as {"field":"city","op":"is","value":"Rome"}, {"and":[…]}, {"or":[…]} or {"not":…}.';

const FILTER_HELP =
  'JSON: {"field","op","value"}, {"and":[…]}, {"or":[…]} or {"not":…}. Ops: ' +
  `${FILTER_OPS.join(' ')}. A field of a related record is named by one hop: company_id.city. ` +
  'Days: "2026-03-01", {"ago":90,"unit":"day"}, {"in":2,"unit":"week"}; "within" takes ' +
  '{"this":"month"}, {"last":30,"unit":"day"}, {"next":1,"unit":"week"} or {"from","to"}, in your ' +
  'time zone. "$me" stands for you. {"has":"deal","filter":…} asks for what belongs to the record, ' +
  'with "through":"company_id" to its company; {"segment":"<id of a view>"} whether it is in that.';

/** A filter in a query string: JSON. */
export const filterParameter = z
  .string()
  .max(20_000)
  .describe(FILTER_HELP)
  .transform((text, context): Filter => {
    let message = FILTER_MESSAGE;
    try {
      const parsed = filterSchema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
      message = saidOf(parsed.error, message);
    } catch {}
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });
