import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isPageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import { numberOf } from '../../quote.ts';
import { TOLD } from '../../say-told.ts';
import { stillThere } from '../lookup/still-there.ts';
import type { QuoteRow } from '../quote-row.ts';
import { writeMoney } from '../words/write-values.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });
const told = pageTexts(TOLD);
const SUBJECT_LENGTH = 500;

interface News {
  row: QuoteRow;
  news: 'accepted' | 'declined' | 'asked' | 'renewal';
  name: string;
  /** In the customer's words. */
  said?: string | undefined;
  /** In which the deal is kept, if the quote's is another: its amount is left to its owner. */
  otherCurrency?: string | undefined;
}

/**
 * What the customer did stands on the timeline as a message, and as a task for today with who looks
 * after the quote, so that it comes with their reminders.
 */
export async function tellOwner(ctx: WriteContext, types: RecordTypes, news: News): Promise<void> {
  const { row, name, said, otherCurrency } = news;
  const reader = await findReader(ctx, row.owner_id);
  const language = isPageLanguage(reader?.language) ? reader.language : 'en';
  const text = texts(language);
  const values = { number: numberOf(row), name: name || told(language)('customer') };
  const about = await whomItConcerns(ctx, row);
  const sentence = told(language)(news.news, values);
  const body = said ? `${sentence}\n\n${said}` : sentence;
  const amountLeft =
    otherCurrency && text('amountLeft', { kept: otherCurrency, offered: row.currency ?? '' });
  const now = ctx.now().toISOString();
  await createRecords(ctx, types.get('activity')!, [
    { ...about, kind: 'message', body, occurred_at: now },
  ]);
  const subject = text(`${news.news}Task`, values).slice(0, SUBJECT_LENGTH);
  await createRecords(ctx, types.get('task')!, [
    {
      ...about,
      ...{ subject, note: said || amountLeft || null },
      // what its owner keeps to themselves is handed to nobody else
      owner_id: row.visibility === 'private' ? row.owner_id : (reader?.id ?? null),
      due_on: (await readMemberDay(ctx, reader?.id ?? null)).day,
    },
  ]);
}

/** Why a deal should be won, in words for whoever approves it. */
export async function sayWhyWon(
  ctx: WriteContext,
  { row, name }: Pick<News, 'row' | 'name'>,
): Promise<string> {
  const reader = await findReader(ctx, row.owner_id);
  const language = isPageLanguage(reader?.language) ? reader.language : 'en';
  const values = { number: numberOf(row), name: name || told(language)('customer') };
  return texts(language)('acceptedReason', values);
}

/** That a quote went out stands on the timeline too: it is a word to the customer. */
export async function tellSent(
  ctx: WriteContext,
  types: RecordTypes,
  row: QuoteRow,
): Promise<void> {
  const { memberId } = ctx.actor;
  const reader = await findReader(ctx, memberId);
  const language = isPageLanguage(reader?.language) ? reader.language : 'en';
  const total = writeMoney(row.total?.amount ?? 0, { currency: row.currency ?? 'EUR', language });
  const body = told(language)('sent', { number: numberOf(row), total });
  const about = { ...(await whomItConcerns(ctx, row)), owner_id: memberId };
  await createRecords(ctx, types.get('activity')!, [
    { ...about, kind: 'message', body, occurred_at: ctx.now().toISOString() },
  ]);
}

async function whomItConcerns(ctx: WriteContext, row: QuoteRow) {
  return {
    person_id: await stillThere(ctx, 'person', row.person_id),
    company_id: await stillThere(ctx, 'company', row.company_id),
    deal_id: await stillThere(ctx, 'deal', row.deal_id),
    visibility: row.visibility,
    owner_id: row.owner_id,
  };
}

/** The owner; an administrator where there is none who still works here. */
export async function findReader(
  ctx: WriteContext,
  ownerId: string | null,
): Promise<{ id: string; language: string } | undefined> {
  return ctx.db.first(sql`
    select id, language from member
    where workspace_id = ${ctx.actor.workspaceId} and active
      and (id = ${ownerId} or role = 'administrator')
    order by id = ${ownerId} desc nulls last, id limit 1`);
}
