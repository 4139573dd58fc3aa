import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { askApproval } from '#src/features/sales/approval/server/approval-commands.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Line } from '#src/lib/line-totals.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import { notFound } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { lockRows } from '#src/records/server/table/record-rows.ts';
import { requireRight } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import {
  createPublicLink,
  readPublicToken,
  revokePublicLinks,
} from '#src/server/public/public-link.ts';
import { quote } from '../quote.ts';
import { isExpired, isOpenToChange, type QuoteStatus, REVISED_FIELDS } from '../quote-status.ts';
import { quoteFacts } from './approve-quote.ts';
import { printedRecipient } from './quote-queries.ts';
import { PURPOSE, type QuoteRow } from './quote-row.ts';
import { currentIssuer } from './settings/settings-queries.ts';
import { tellSent } from './tell/tell-owner.ts';

export interface QuoteTools {
  types: RecordTypes;
  /** Of public links. */
  key: Buffer;
}

interface Named {
  id: string;
}

/**
 * Freezes a quote and opens its page to the customer. Where a rule wants approval it only asks for
 * it, and the quote waits. An older version that the customer has is replaced.
 */
export async function sendQuote(
  ctx: WriteContext,
  { types, key }: QuoteTools,
  given: Named & { approval_reason?: string | undefined },
): Promise<void> {
  const row = await lockQuote(ctx, given);
  if (!isOpenToChange(row.status as QuoteStatus)) throw alreadySent(row);
  await refuseUnfinished(ctx, row);
  const others = await lockVersions(ctx, row);
  refuseAnswered(others);
  const type = types.get('quote')!;
  const facts = await quoteFacts(ctx, row);
  const asked = await askApproval(ctx, {
    ...{ type: 'quote', id: row.id, facts },
    reason: given.approval_reason,
  });
  if (asked.needed) {
    const patch = { status: 'waiting' };
    if (row.status !== 'waiting') {
      await updateRecords(ctx, type, [{ id: row.id, patch }], { verb: 'submitted' });
    }
    return;
  }
  const replaced = others
    .filter(({ status }) => status === 'sent' || status === 'declined' || status === 'revoked')
    .map(({ id }) => ({ id, patch: { status: 'superseded' } }));
  if (replaced.length > 0) {
    await updateRecords(ctx, type, replaced, { verb: 'superseded', isPermitted: true });
  }
  const patch = {
    status: 'sent',
    sent_at: ctx.now().toISOString(),
    recipient: row.recipient ?? (await printedRecipient(ctx, row)),
  };
  await keepIssuer(ctx, row);
  await updateRecords(ctx, type, [{ id: row.id, patch }], { verb: 'sent' });
  const link = { purpose: PURPOSE, recordId: row.id };
  if (!(await readPublicToken(ctx, key, link))) await createPublicLink(ctx, key, link);
  await tellSent(ctx, types, row);
}

async function keepIssuer(ctx: WriteContext, row: QuoteRow): Promise<void> {
  const issuer = JSON.stringify(await currentIssuer(ctx, row.owner_id));
  await ctx.db.rows(sql`
    insert into quote_issuer (workspace_id, quote_id, issuer)
    values (${ctx.actor.workspaceId}, ${row.id}, ${issuer}::jsonb)
    on conflict (workspace_id, quote_id) do update set issuer = excluded.issuer`);
}

async function refuseUnfinished(ctx: WriteContext, row: QuoteRow): Promise<void> {
  if ((row.lines as Line[]).length === 0) {
    throw unfinished('lines', 'There is nothing on this quote yet. Add a line, then send it.');
  }
  if (!row.company_id && !row.person_id && !row.recipient) {
    throw unfinished('company_id', 'Say who gets this quote: choose a company or a person.');
  }
  const { day: today } = await readMemberDay(ctx, row.owner_id);
  if (row.valid_until && row.valid_until < today) {
    throw unfinished(
      'valid_until',
      'The day until which it is valid has passed. Choose a later one.',
    );
  }
}

function unfinished(field: string, message: string): AppError {
  return new AppError('conflict', message, {
    reason: 'quote_unfinished',
    issues: [{ path: [field], message }],
  });
}

function alreadySent(row: QuoteRow): AppError {
  return new AppError('conflict', 'This quote has been sent already. Revise it to change it.', {
    reason: 'quote_was_sent',
    status: row.status,
  });
}

function refuseAnswered(others: QuoteRow[]): void {
  if (!others.some(({ status }) => status === 'accepted')) return;
  throw new AppError(
    'conflict',
    'The customer has accepted another version of this quote. Make a new quote for what comes on top.',
    { reason: 'version_was_accepted' },
  );
}

/** The next version of what was sent, as a draft; the one that is there already if there is one. */
export async function reviseQuote(
  ctx: WriteContext,
  { types }: QuoteTools,
  given: Named,
): Promise<string> {
  const row = await lockQuote(ctx, given);
  const others = await lockVersions(ctx, row);
  refuseAnswered([row, ...others]);
  const draft = [row, ...others].find(({ status }) => isOpenToChange(status as QuoteStatus));
  if (draft) return draft.id;
  const latest = [row, ...others].reduce((a, b) =>
    (a.version_number ?? 1) >= (b.version_number ?? 1) ? a : b,
  );
  const { day: today } = await readMemberDay(ctx, row.owner_id);
  const isLate = isExpired(row, today) || (row.valid_until ?? today) < today;
  const [id] = await createRecords(ctx, types.get('quote')!, [
    {
      ...copied(row),
      // a version that has run out already could not be sent
      ...(isLate && { valid_until: null }),
      number: row.number,
      version_number: (latest.version_number ?? 1) + 1,
      root_id: row.root_id ?? row.id,
    },
  ]);
  return id!;
}

/** A new quote that says the same, with a number of its own. */
export async function copyQuote(
  ctx: WriteContext,
  { types }: QuoteTools,
  given: Named,
): Promise<string> {
  const row = await lockQuote(ctx, given, 'see');
  const [id] = await createRecords(ctx, types.get('quote')!, [
    { ...copied(row), valid_until: null },
  ]);
  return id!;
}

function copied(row: QuoteRow): Record<string, unknown> {
  const values = REVISED_FIELDS.map((name) => [name, row[name]] as const);
  return { ...Object.fromEntries(values), visibility: row.visibility, owner_id: row.owner_id };
}

/** Takes a sent quote back: its page tells that it has ended. */
export async function revokeQuote(
  ctx: WriteContext,
  { types }: QuoteTools,
  given: Named,
): Promise<void> {
  const row = await lockQuote(ctx, given);
  if (row.status !== 'sent') {
    throw new AppError('conflict', 'Only a quote that the customer has can be revoked.', {
      reason: 'wrong_quote_status',
      status: row.status,
    });
  }
  const patch = { status: 'revoked' };
  await updateRecords(ctx, types.get('quote')!, [{ id: row.id, patch }], { verb: 'revoked' });
}

/** Ends the links that are about, and makes another. */
export async function renewLink(
  ctx: WriteContext,
  { key }: QuoteTools,
  id: string,
): Promise<string> {
  const row = await lockQuote(ctx, { id });
  if (isOpenToChange(row.status as QuoteStatus)) {
    throw new AppError('conflict', 'This quote has no page yet. Send it first.', {
      reason: 'quote_not_sent',
    });
  }
  const link = { purpose: PURPOSE, recordId: row.id };
  await revokePublicLinks(ctx, link);
  const { token } = await createPublicLink(ctx, key, link);
  ctx.emit({ verb: 'quote.link_renewed', type: 'quote', id: row.id });
  return token;
}

/** The quote under a lock, so that nothing happens to it between the look and the change. */
export async function lockQuote(
  ctx: WriteContext,
  { id }: Named,
  to: 'see' | 'change' = 'change',
): Promise<QuoteRow> {
  const row = (await lockRows(ctx, quote, { ids: [id], isPermitted: false })).get(id);
  if (!row) throw notFound(quote);
  if (to === 'change') requireRight(ctx.actor, row, 'edit', quote);
  return row as QuoteRow;
}

/** The other versions, whoever sees them, under locks. */
async function lockVersions(ctx: WriteContext, row: QuoteRow): Promise<QuoteRow[]> {
  const root = row.root_id ?? row.id;
  const found = await ctx.db.rows<{ id: string }>(sql`
    select q.id from quote q where q.workspace_id = ${ctx.actor.workspaceId}
      and coalesce(q.root_id, q.id) = ${root} and q.id <> ${row.id} and q.deleted_at is null
    order by q.id`);
  const rows = await lockRows(ctx, quote, { ids: found.map(({ id }) => id), isPermitted: true });
  return [...rows.values()].filter(({ deleted_at }) => !deleted_at) as QuoteRow[];
}
