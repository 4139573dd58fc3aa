import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { isPageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import { numberOf } from '../../quote.ts';
import { readAcceptance } from '../accept/acceptance-queries.ts';
import {
  expiredNow,
  findOrder,
  getQuote,
  listQuoteEvents,
  listVersions,
  printedRecipient,
  readQuoteUrl,
} from '../quote-queries.ts';
import type { QuoteRow } from '../quote-row.ts';
import { currentIssuer } from '../settings/settings-queries.ts';
import { writeDay } from '../words/write-values.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });

/** What whoever looks after a quote needs beside it: the link, a mail, and what the customer did. */
export async function readSharing(
  ctx: ReadContext,
  link: { key: Buffer; origin: string },
  id: string,
) {
  const row = await getQuote(ctx, id);
  const url = await readQuoteUrl(ctx, link, row);
  return {
    url,
    mail: url && (await writeMail(ctx, row, url)),
    is_expired: await expiredNow(ctx, row),
    recipient: await printedRecipient(ctx, row),
    order: await findOrder(ctx, row.id),
    acceptance: await readAcceptance(ctx, row),
    versions: await listVersions(ctx, row),
    events: await listQuoteEvents(ctx, row.id),
  };
}

async function writeMail(ctx: ReadContext, row: QuoteRow, url: string) {
  const person = await ctx.db.first<{ email: string | null; name: string | null }>(sql`
    select p.emails[1] as email, p.title as name from person p
    where p.workspace_id = ${ctx.actor.workspaceId} and p.id = ${row.person_id}
      and p.deleted_at is null`);
  const language = isPageLanguage(row.language) ? row.language : 'en';
  const text = texts(language);
  const { name, member } = await currentIssuer(ctx, row.owner_id);
  const about = [numberOf(row), row.name].filter(Boolean).join(' · ');
  const until = row.valid_until && text('until', { day: writeDay(row.valid_until, language) });
  const parts = [
    person?.name ? text('hello', { name: person.name }) : text('helloAll'),
    [text('here', { about }), url].join('\n'),
    [until, text('answer')].filter(Boolean).join(' '),
    [text('regards'), member?.name, name].filter(Boolean).join('\n'),
  ];
  return {
    to: person?.email ?? '',
    subject: text('subject', { about, company: name }),
    body: parts.join('\n\n'),
  };
}
