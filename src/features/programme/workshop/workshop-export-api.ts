import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

export const WORKSHOP_FORMATS = ['pdf', 'csv', 'md'] as const;
export type WorkshopFormat = (typeof WORKSHOP_FORMATS)[number];

export const exportWorkshop = defineEndpoint({
  route: 'GET /api/v1/workshops/{id}/export',
  summary:
    'A workshop that you run as PDF, CSV or Markdown: themes, cards and answers, without authors and in an order that tells nothing',
  tag: 'Workshops',
  access: 'member',
  params: z.object({ id: z.uuid('An id is a UUID.') }),
  query: z.strictObject({
    format: z.enum(WORKSHOP_FORMATS, 'Choose one of the formats pdf, csv and md.'),
  }),
  output: z.unknown(),
});
