import { sql } from 'kysely';
import { type CaseRow, lockCase } from '#src/features/service/case/server/case-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isPageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import { createPublicLink, readPublicToken } from '#src/server/public/public-link.ts';
import { traceVisitor, type Visitor } from '#src/server/public/trace-visitor.ts';
import { canSay, type Rating } from '../satisfaction.ts';
import german from './mail.de.json' with { type: 'json' };
import english from './mail.en.json' with { type: 'json' };
import italian from './mail.it.json' with { type: 'json' };

export const PURPOSE = 'satisfaction';
const HOLDS_DAYS = 90;
const mailTexts = pageTexts({ en: english, de: german, it: italian });

/** The link for the customer, the same each time it is asked for, and a mail around it. */
export async function askForSatisfaction(
  ctx: WriteContext,
  { key, origin }: { key: Buffer; origin: string },
  id: string,
) {
  const row = await lockCase(ctx, id);
  if (!canSay({ status: row.status, satisfied_at: null }, ctx.now())) {
    const message = 'Resolve this case first. Then ask the customer how it was.';
    throw new AppError('conflict', message, { reason: 'not_resolved' });
  }
  const known = await readPublicToken(ctx, key, { purpose: PURPOSE, recordId: id });
  const token = known ?? (await makeLink(ctx, key, id));
  ctx.emit({ verb: 'service_case.satisfaction_asked', type: 'service_case', id });
  const url = `${origin}/s/${token}`;
  return { url, mail: await writeMail(ctx, row, url) };
}

async function makeLink(ctx: WriteContext, key: Buffer, recordId: string): Promise<string> {
  const expiresAt = new Date(ctx.now().getTime() + HOLDS_DAYS * 24 * 60 * 60_000).toISOString();
  const { token } = await createPublicLink(ctx, key, { purpose: PURPOSE, recordId, expiresAt });
  return token;
}

async function writeMail(ctx: WriteContext, row: CaseRow, url: string) {
  const { workspaceId, memberId } = ctx.actor;
  const known = await ctx.db.first<{ email: string | null; name: string | null }>(sql`
    select p.emails[1] as email, coalesce(p.first_name, p.title) as name from person p
    where p.workspace_id = ${workspaceId} and p.id = ${row.person_id} and p.deleted_at is null`);
  const writer = await ctx.db.first<{ name: string; language: string }>(sql`
    select name, language from member where workspace_id = ${workspaceId} and id = ${memberId}`);
  const text = mailTexts(isPageLanguage(writer?.language) ? writer.language : 'en');
  const values = { number: row.number ?? '', subject: row.subject ?? '' };
  const body = [
    known?.name ? text('hello', { name: known.name }) : text('helloAll'),
    `${text('ask', values)}\n${url}`,
    `${text('regards')}\n${writer?.name ?? ''}`,
  ];
  return {
    to: known?.email ?? '',
    subject: text('subject', values),
    body: body.join('\n\n').trim(),
  };
}

export interface Said {
  id: string;
  rating: Rating;
  /** Null leaves what was said before. */
  comment: string | null;
  from: Visitor;
}

/** What the customer says counts once; said again in a week it takes the place of the first. */
export async function saySatisfaction(
  ctx: WriteContext,
  types: RecordTypes,
  { id, rating, comment, from }: Said,
): Promise<void> {
  const row = await lockCase(ctx, id);
  if (row.deleted_at || !canSay(row, ctx.now())) {
    throw new AppError('conflict', 'This can no longer be said.', { reason: 'too_late' });
  }
  const said = comment ?? row.satisfaction_comment;
  if (row.satisfaction === rating && row.satisfaction_comment === said) return;
  const patch = {
    satisfaction: rating,
    satisfaction_comment: said || null,
    satisfied_at: row.satisfied_at ?? ctx.now().toISOString(),
  };
  const traced = traceVisitor(ctx, from, 'service_case');
  await updateRecords(traced, types.get('service_case')!, [{ id, patch }], { verb: 'rated' });
}
