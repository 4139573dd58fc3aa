import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { readOwnCurrency } from '#src/features/sales/rate/server/rate-queries.ts';
import { followSubject } from '#src/features/work/activity/server/activity-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import type { Line } from '#src/lib/line-totals.ts';
import { resolveDay } from '#src/records/filter-dates.ts';
import type { Row, SavedRow } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import { isSame } from '#src/records/server/write/changes.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type QuoteSettings, textsIn } from '../quote-settings.ts';
import {
  isOpenToChange,
  mayFollow,
  type QuoteStatus,
  REVISED_FIELDS,
  SENT_FIELDS,
} from '../quote-status.ts';
import { keptTotals } from '../totals.ts';
import { refuseTakingBack } from './accept/refuse-taking-back.ts';
import { takeNumbers } from './number-commands.ts';
import { readQuoteSettings } from './settings/settings-queries.ts';

/** What a quote takes over from its deal, how it may move on, and what its lines come to. */
export async function completeQuotes(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  for (const { before, after } of rows) {
    if (!before) continue;
    refuseWhatIsSettled(before, after);
    if (before.status === 'accepted' && after.status !== 'accepted') {
      await refuseTakingBack(ctx, before.id);
    }
    refuseHandingOver(ctx, before, after);
  }
  const open = rows.filter(({ after }) => isOpenToChange((after.status ?? 'draft') as QuoteStatus));
  await followSubject(ctx, open);
  await followDeals(ctx, rows);
  await fillIn(ctx, rows);
  for (const { after } of rows) {
    const { currency, lines, discount } = after as unknown as Parameters<typeof keptTotals>[0];
    after.currency = currency.trim().toUpperCase();
    Object.assign(after, keptTotals({ currency: after.currency as string, lines, discount }));
  }
}

function refuseWhatIsSettled(before: Row, after: Row): void {
  const [from, to] = [before.status, after.status] as [QuoteStatus, QuoteStatus];
  const isElse = (field: string) => !isSame(before[field] ?? null, after[field] ?? null);
  const isRewritten = SENT_FIELDS.some(isElse);
  // what takes the sending back also takes back what was filled in for it
  if (REVISED_FIELDS.some(isElse) && !isOpenToChange(from) && !isOpenToChange(to)) {
    throw new AppError(
      'conflict',
      'This quote has been sent, so it stays as it is. Revise it to make the next version.',
      { reason: 'quote_was_sent' },
    );
  }
  // what was approved was approved as it was
  if (isRewritten && from === to && from !== 'draft') after.status = 'draft';
  if (from !== to) refuseWrongStep(before, { from, to });
}

/** Whom the customer deals with stays too, but somebody must look after it when they leave. */
function refuseHandingOver({ actor }: WriteContext, before: Row, after: Row): void {
  if (before.owner_id === after.owner_id || isOpenToChange(after.status as QuoteStatus)) return;
  if (actor.role !== 'member' && after.owner_id !== null) return;
  throw new AppError(
    'conflict',
    'This quote has been sent, so it stays with whoever sent it. Ask a manager to hand it over to somebody.',
    { reason: 'quote_was_sent' },
  );
}

function refuseWrongStep(before: Row, { from, to }: { from: QuoteStatus; to: QuoteStatus }): void {
  if (from === 'sent' && isOpenToChange(to) && Number(before.opens ?? 0) > 0) {
    throw new AppError(
      'conflict',
      'The customer has opened this quote already. Revoke it, or revise it.',
      { reason: 'quote_was_opened' },
    );
  }
  if (!mayFollow(from, to)) {
    throw new AppError('conflict', 'This quote has moved on meanwhile. Load it again.', {
      reason: 'wrong_quote_status',
      status: from,
    });
  }
}

interface OfferedDeal {
  id: string;
  name: string | null;
  lines: Line[];
  currency: string | null;
}

/** A new quote offers what its deal holds, unless it says itself. */
async function followDeals(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const made = rows.filter(({ before, after }) => !before && after.deal_id);
  if (made.length === 0) return;
  const ids = [...new Set(made.map(({ after }) => after.deal_id as string))];
  const deals = await ctx.db.rows<OfferedDeal>(sql`
    select r.id, r.name, r.lines, r.amount->>'currency' as currency from deal r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  const known = new Map(deals.map((deal) => [deal.id, deal]));
  for (const { after } of made) {
    const deal = known.get(after.deal_id as string);
    if (!deal) continue; // refused by the check of references
    after.name ??= deal.name;
    const isSilent = (after.lines as Line[]).length === 0;
    // prices without their currency would be others
    if (isSilent && (!after.currency || after.currency === deal.currency)) after.lines = deal.lines;
    after.currency ??= deal.currency;
  }
}

async function fillIn(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const settings = await readQuoteSettings(ctx);
  for (const { before, after } of rows) {
    const was = before?.language ?? null;
    after.language ??= was ?? settings.language;
    if (before && after.language !== was) speakOther(settings, before, after);
  }
  const own = rows.some(({ after }) => !after.currency) ? await readOwnCurrency(ctx) : 'EUR';
  for (const { after } of rows) {
    after.currency ??= own;
    after.opens ??= 0;
  }
  const made = rows.filter(({ before }) => !before).map(({ after }) => after);
  if (made.length > 0) await begin(ctx, settings, made);
}

/** What the settings offer in one language they offer in the other; what was typed stays. */
function speakOther(settings: QuoteSettings, before: Row, after: Row): void {
  const [was, is] = [before.language, after.language].map((one) =>
    textsIn(settings, one as string),
  );
  for (const name of ['intro', 'terms'] as const) {
    if (after[name] === before[name] && (after[name] ?? '') === was![name]) {
      after[name] = is![name] || null;
    }
  }
}

async function begin(ctx: WriteContext, settings: QuoteSettings, made: Row[]): Promise<void> {
  const { day: today } = await readMemberDay(ctx);
  const unnumbered = made.filter(({ number }) => !number);
  const numbers = await takeNumbers(ctx, {
    prefix: settings.quote_prefix,
    year: today.slice(0, 4),
    count: unnumbered.length,
  });
  unnumbered.forEach((row, at) => {
    const texts = textsIn(settings, row.language as string);
    row.number = numbers[at];
    row.version_number = 1;
    row.intro ??= texts.intro || null;
    row.terms ??= texts.terms || null;
  });
  for (const row of made) {
    row.status ??= 'draft';
    row.valid_until ??= resolveDay({ in: settings.valid_days, unit: 'day' }, today);
  }
}
