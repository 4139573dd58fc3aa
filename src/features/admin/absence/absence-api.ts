import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Absences';
const uuid = z.uuid('An id is a UUID.');
const id = z.object({ id: uuid });
const day = z.iso
  .date('Give a day such as 2026-08-03.')
  .refine((text) => text >= '2000-01-01' && text <= '2999-12-31', 'Give a day of this age.');

const absence = z.object({
  id: z.string(),
  member_id: z.string(),
  substitute_id: z.string().nullable(),
  first_day: z.string(),
  last_day: z.string(),
  version: z.int(),
});

export const listAbsences = defineEndpoint({
  route: 'GET /api/v1/absences',
  summary: 'Who is away or will be, and who stands in',
  tag,
  access: 'member',
  query: z.strictObject({ member_id: uuid.optional() }),
  output: z.object({ items: z.array(absence) }),
});
export const createAbsence = defineEndpoint({
  route: 'POST /api/v1/absences',
  summary: 'Say when you are away and who stands in; administrators also for others',
  tag,
  access: 'member',
  body: z.strictObject({
    member_id: uuid.optional(),
    substitute_id: uuid.nullable(),
    first_day: day,
    last_day: day,
  }),
  output: absence,
});
export const updateAbsence = defineEndpoint({
  route: 'PATCH /api/v1/absences/{id}',
  summary: 'Change the days of an absence, or who stands in',
  tag,
  access: 'member',
  params: id,
  body: z.strictObject({
    substitute_id: uuid.nullable().optional(),
    first_day: day.optional(),
    last_day: day.optional(),
  }),
  output: absence,
});
export const deleteAbsence = defineEndpoint({
  route: 'DELETE /api/v1/absences/{id}',
  summary: 'Remove an absence; can be undone',
  tag,
  access: 'member',
  params: id,
  output: z.object({ ok: z.literal(true) }),
});
