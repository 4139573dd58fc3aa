import { sql } from 'kysely';
import { createRecords } from '#src/records/server/record-commands.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { findByKeys } from '#src/records/server/search/search-records.ts';
import { requireAdministrator } from '#src/server/auth/require-administrator.ts';
import type { WriteContext } from '#src/server/context.ts';
import { createPublicLink, revokePublicLinks } from '#src/server/public/public-link.ts';
import { traceVisitor, type Visitor } from '#src/server/public/trace-visitor.ts';
import { caseForm } from '../case-form.ts';
import { type SentForm, splitName } from '../sent-form.ts';
import { type FormRow, findSender, PURPOSE, type Sender } from './form-queries.ts';

/** A new address in place of the old, which ends. */
export async function renewFormLink(ctx: WriteContext, key: Buffer, id: string): Promise<string> {
  requireAdministrator(ctx);
  await getRecord(ctx, caseForm, id);
  await revokePublicLinks(ctx, { purpose: PURPOSE, recordId: id });
  const { token } = await createPublicLink(ctx, key, { purpose: PURPOSE, recordId: id });
  ctx.emit({ verb: 'case_form.link_renewed', type: 'case_form', id });
  return token;
}

interface Sent {
  /** The id that the case gets, so that what is sent twice is one. */
  caseId: string;
  form: FormRow;
  sent: SentForm;
  from: Visitor;
}

/** Opens the case of what somebody has sent; who is not known yet is taken up. Gives its number. */
export async function openByForm(
  ctx: WriteContext,
  types: RecordTypes,
  { caseId, form, sent, from }: Sent,
): Promise<string> {
  const traced = traceVisitor(ctx, from, 'service_case');
  const found = await findSender(ctx, sent.mail);
  const sender = found.person_id ? found : await takeUp(ctx, types, { sent, found });
  const [id] = await createRecords(traced, types.get('service_case')!, [
    {
      ...sender,
      id: caseId,
      subject: sent.subject,
      description: describe(form, sent),
      channel: 'form',
      queue_id: form.queue_id,
      priority: form.priority,
      owner_id: null,
    },
  ]);
  const made = await ctx.db.first<{ number: string }>(sql`
    select number from service_case
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  return made!.number;
}

/** Somebody new, with the company that their mailbox is at if we know it. */
async function takeUp(
  ctx: WriteContext,
  types: RecordTypes,
  { sent, found }: { sent: SentForm; found: Sender },
): Promise<Sender> {
  // who shares a mailbox with somebody, or is kept private, is not taken up a second time
  const known = await findByKeys(ctx, [`mail:${sent.mail.toLowerCase()}`], ['person']);
  if (known.length > 0) return found;
  const [person_id] = await createRecords(ctx, types.get('person')!, [
    {
      ...splitName(sent.name),
      emails: [sent.mail],
      phones: sent.phone ? [sent.phone] : [],
      company_id: found.company_id,
      owner_id: null,
    },
  ]);
  return { person_id: person_id!, company_id: found.company_id };
}

/** In the customer's words, with who says it: a mail address proves nobody. */
function describe(form: FormRow, sent: SentForm): string {
  const { name, mail, company, phone, choice, description } = sent;
  const from = [`${name} <${mail}>`, company, phone].filter(Boolean).join(', ');
  const chosen = choice && form.question ? `${form.question} ${choice}` : '';
  return [description, chosen, from].filter(Boolean).join('\n\n');
}
