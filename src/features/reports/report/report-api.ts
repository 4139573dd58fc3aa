import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { figureRequestSchema } from '../metric/metric-schema.ts';
import { CHART_KINDS } from './chart/chart-kinds.ts';

export const FIGURE_FORMATS = ['xlsx', 'csv', 'png', 'pdf'] as const;
export type FigureFormat = (typeof FIGURE_FORMATS)[number];

/** A question as JSON in the query of an address. */
const requestText = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      const parsed = figureRequestSchema.safeParse(JSON.parse(text));
      if (parsed.success) return parsed.data;
    } catch {}
    context.addIssue({
      code: 'custom',
      message: 'This is no question for figures. Give it as JSON, as in the body of figures/run.',
    });
    return z.NEVER;
  });

export const exportFigure = defineEndpoint({
  route: 'GET /api/v1/figures/export',
  summary:
    'Take a figure out as a file: XLSX, CSV, PNG or PDF; needs the right to export, and is logged',
  tag: 'Figures',
  access: 'member',
  query: z.strictObject({
    request: requestText,
    format: z.enum(FIGURE_FORMATS).default('xlsx'),
    chart: z.enum(CHART_KINDS).default('table'),
    name: z.string().max(100).optional().describe('What stands over it'),
    question: z.string().max(300).optional(),
  }),
  output: z.unknown(),
});

/** When a report goes out, and to whom. */
const schedule = z.object({
  every: z.enum(['week', 'month']),
  /** Of the week from Monday, 1 to 7; of the month 1 to 28. */
  day: z.int(),
  /** On the clocks of each reader. */
  hour: z.int(),
  member_ids: z.array(z.string()),
});
const ofReport = z.object({ id: z.uuid('An id is a UUID.') });
const mails = z.object({
  /** Whether this installation sends mail at all. */
  set_up: z.boolean(),
  schedule: schedule.nullable(),
});
export type MailSchedule = z.output<typeof schedule>;

export const readReportMails = defineEndpoint({
  route: 'GET /api/v1/reports/{id}/mails',
  summary: 'When a report goes out by mail, and to whom',
  tag: 'Reports',
  access: 'member',
  params: ofReport,
  output: mails,
});
export const setReportMails = defineEndpoint({
  route: 'PUT /api/v1/reports/{id}/mails',
  summary: 'Send a report by mail each week or month; each reader gets what they may see',
  tag: 'Reports',
  access: 'member',
  params: ofReport,
  body: z
    .strictObject({
      every: z.enum(['week', 'month']),
      day: z.int().min(1).max(28),
      hour: z.int().min(0).max(23),
      member_ids: z.array(z.uuid()).max(50, 'A report goes to 50 members at most.'),
    })
    .refine(({ every, day }) => every === 'month' || day <= 7, 'A week has seven days.'),
  output: mails,
});
export const stopReportMail = defineEndpoint({
  route: 'DELETE /api/v1/reports/{id}/mails/mine',
  summary: 'Get a report by mail no more',
  tag: 'Reports',
  access: 'member',
  params: ofReport,
  output: z.object({ ok: z.literal(true) }),
});
