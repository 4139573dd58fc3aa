import { html, type SafeHtml } from '#src/server/public/html.ts';
import { type PageLanguage, type PageText, pageTexts } from '#src/server/public/page-texts.ts';
import type { PublicPage } from '#src/server/public/public-page.ts';
import { canSay, DAYS_TO_CHANGE, isRating, MOST_COMMENT, RATINGS } from '../satisfaction.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });
type SatisfactionText = PageText<typeof english>;

const STYLE = `
.rates{display:grid;gap:12px;margin:20px 0 4px}
.rates button{width:100%;min-height:56px;font-size:18px}
@media (min-width:520px){.rates{grid-template-columns:repeat(3,1fr)}}
`;

export interface RatedCase {
  id: string;
  number: string;
  subject: string;
  status: string;
  owner_id: string | null;
  team_id: string | null;
  satisfaction: string | null;
  satisfaction_comment: string | null;
  satisfied_at: string | null;
  workspace: string;
}

interface Shown {
  row: RatedCase;
  language: PageLanguage;
  path: string;
  now: Date;
}

/** Looking at it says nothing yet: programs look at links before people do. Each answer is a button. */
export function writePage(shown: Shown): PublicPage {
  const { row, language, now } = shown;
  const text = texts(language);
  const { number, subject } = row;
  const body = html`<section class="sheet">
    <h1>${text('title')}</h1>
    <p class="quiet">${text('about', { subject, number })}</p>
    ${row.satisfaction && said(row, text)}
    ${canSay(row, now) ? ask(shown, text) : closed(row, text)}</section>`;
  return { language, title: text('title'), body, style: STYLE, brand: { name: row.workspace } };
}

function said({ satisfaction }: RatedCase, text: SatisfactionText): SafeHtml | null {
  if (!isRating(satisfaction)) return null;
  const rating = text(satisfaction);
  return html`<div class="notice good"><p><strong>${text('thanks')}</strong> ${text('said', { rating })}</p></div>`;
}

function closed({ satisfaction }: RatedCase, text: SatisfactionText): SafeHtml {
  return html`<p class="quiet">${text(satisfaction ? 'late' : 'open')}</p>`;
}

function ask({ row, path, language }: Shown, text: SatisfactionText): SafeHtml {
  const chosen = row.satisfaction;
  const buttons = RATINGS.map(
    (rating) =>
      html`<form method="post" action="${path}"><button class="${rating === chosen ? '' : 'plain'}" type="submit" name="rating" value="${rating}"${rating === chosen && html` aria-current="true"`}>${text(rating)}</button></form>`,
  );
  return html`${chosen && comment(row, path, text)}
    <div class="rates">${buttons}</div>
    ${row.satisfied_at && html`<p class="quiet small">${text('change', { day: lastDay(row.satisfied_at, language) })}</p>`}`;
}

function comment(row: RatedCase, path: string, text: SatisfactionText): SafeHtml {
  return html`<form method="post" action="${path}">
    <input type="hidden" name="rating" value="${row.satisfaction}">
    <label for="comment">${text('comment')}</label>
    <textarea id="comment" name="comment" maxlength="${MOST_COMMENT}">${row.satisfaction_comment ?? ''}</textarea>
    <button class="wide" type="submit">${text('send')}</button></form>`;
}

function lastDay(since: string, language: PageLanguage): string {
  const last = new Date(Date.parse(since) + DAYS_TO_CHANGE * 24 * 60 * 60_000);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
  }).format(last);
}
