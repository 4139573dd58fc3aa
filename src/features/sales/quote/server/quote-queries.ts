import { sql } from 'kysely';
import {
  readMemberDay,
  readMemberZone,
} from '#src/features/admin/workspace/server/member-queries.ts';
import { dayAt } from '#src/lib/zoned-days.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import { sayCountry } from '#src/records/values/country.ts';
import type { ReadContext } from '#src/server/context.ts';
import { readPublicToken } from '#src/server/public/public-link.ts';
import { numberOf, type QuoteLanguage, quote } from '../quote.ts';
import type { QuoteDocument } from '../quote-document.ts';
import type { Issuer } from '../quote-settings.ts';
import { isExpired, isOpenToChange, type QuoteStatus } from '../quote-status.ts';
import { totalsOf } from '../totals.ts';
import { PURPOSE, type QuoteRow } from './quote-row.ts';
import { currentIssuer, readLogo } from './settings/settings-queries.ts';

export async function getQuote(ctx: ReadContext, id: string): Promise<QuoteRow> {
  const { row } = await getRecord(ctx, quote, id);
  return row as QuoteRow;
}

interface Address {
  company: string | null;
  person: string | null;
  street: string | null;
  postal_code: string | null;
  city: string | null;
  country: string | null;
}

/** Name and address of whom the quote is for, as a letter in its language would have them. */
export async function printedRecipient(
  ctx: ReadContext,
  row: Pick<QuoteRow, 'company_id' | 'person_id' | 'recipient' | 'language'>,
): Promise<string> {
  if (row.recipient) return row.recipient;
  const found = await ctx.db.first<Address>(sql`
    select c.title as company, p.title as person, c.street, c.postal_code, c.city, c.country
    from (select) as one
    left join company c on c.workspace_id = ${ctx.actor.workspaceId} and c.id = ${row.company_id}
    left join person p on p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${row.person_id}`);
  const { company, person, street, postal_code, city } = found!;
  const country = found!.country && sayCountry(found!.country, row.language ?? 'en');
  const town = [postal_code, city].filter(Boolean).join(' ');
  return [company, person, street, town, country].filter(Boolean).join('\n');
}

/** Everything that the quote says, whoever asks: the caller has seen to it that they may. */
export async function readDocument(
  ctx: ReadContext,
  row: QuoteRow,
  url: string | null,
): Promise<QuoteDocument> {
  const isDraft = isOpenToChange(row.status as QuoteStatus);
  const kept = isDraft ? undefined : await readKeptIssuer(ctx, row.id);
  const issuer = kept ?? (await currentIssuer(ctx, row.owner_id));
  const zone = await readMemberZone(ctx, row.owner_id);
  const logo = await readLogo(ctx, issuer.logo_id);
  return {
    language: (row.language ?? 'en') as QuoteLanguage,
    number: numberOf(row),
    name: row.name ?? '',
    recipient: await printedRecipient(ctx, row),
    day: dayAt(row.sent_at ? new Date(row.sent_at) : ctx.now(), zone),
    validUntil: row.valid_until,
    currency: row.currency ?? 'EUR',
    ...{ lines: row.lines, discount: row.discount, totals: totalsOf(row) },
    ...{ intro: row.intro ?? '', terms: row.terms ?? '' },
    ...{ issuer, logo: logo?.toString('base64') ?? null, url, isDraft },
  };
}

async function readKeptIssuer(ctx: ReadContext, id: string): Promise<Issuer | undefined> {
  const found = await ctx.db.first<{ issuer: Issuer }>(sql`
    select issuer from quote_issuer where workspace_id = ${ctx.actor.workspaceId} and quote_id = ${id}`);
  return found?.issuer;
}

/** The address of the quote's page; null as long as the customer has none. */
export async function readQuoteUrl(
  ctx: ReadContext,
  { key, origin }: { key: Buffer; origin: string },
  row: Pick<QuoteRow, 'id' | 'status'>,
): Promise<string | null> {
  if (isOpenToChange(row.status as QuoteStatus) || row.status === 'revoked') return null;
  const token = await readPublicToken(ctx, key, { purpose: PURPOSE, recordId: row.id });
  return token && `${origin}/q/${token}`;
}

export interface QuoteVersion {
  id: string;
  version_number: number;
  status: string;
  total: QuoteRow['total'];
  sent_at: string | null;
}

/** All versions that the actor sees, the latest first. */
export function listVersions(ctx: ReadContext, row: QuoteRow): Promise<QuoteVersion[]> {
  return ctx.db.rows(sql`
    select r.id, r.version_number, r.status, r.total, r.sent_at from quote r
    where ${visible(ctx.actor, 'r')} and coalesce(r.root_id, r.id) = ${row.root_id ?? row.id}
      and r.deleted_at is null
    order by r.version_number desc`);
}

/** The order that came of it, if the actor sees it. */
export async function findOrder(
  ctx: ReadContext,
  id: string,
): Promise<{ id: string; title: string } | null> {
  const found = await ctx.db.first<{ id: string; title: string }>(sql`
    select r.id, r.title from sales_order r
    where ${visible(ctx.actor, 'r')} and r.quote_id = ${id} and r.deleted_at is null`);
  return found ?? null;
}

const TOLD = [
  'submitted',
  'approved',
  'rejected',
  'sent',
  'opened',
  'asked',
  'accepted',
  'declined',
  'superseded',
  'revoked',
  'link_renewed',
  'undone',
].map((verb) => `quote.${verb}`);
const MOST_EVENTS = 100;

/** What happened to it since it was sent, newest first. */
export async function listQuoteEvents(ctx: ReadContext, id: string) {
  const events = await ctx.db.rows<{
    at: string;
    verb: string;
    member_id: string | null;
    name: string | null;
    text: string | null;
    address: string | null;
  }>(sql`
    select at, substr(verb, 7) as verb, actor_id as member_id, coalesce(changes->'answered_by'->>1, changes->'asked_by'->>1) as name,
      coalesce(changes->'decline_reason'->>1, changes->'said'->>1) as text,
      changes->'address'->>1 as address
    from ledger_event
    where workspace_id = ${ctx.actor.workspaceId} and record_id = ${id}
      and verb = any(${TOLD}::text[]) and (verb <> 'quote.undone' or changes ? 'status')
    order by seq desc limit ${MOST_EVENTS}`);
  return events;
}

export async function expiredNow(ctx: ReadContext, row: QuoteRow): Promise<boolean> {
  return isExpired(row, (await readMemberDay(ctx, row.owner_id)).day);
}
