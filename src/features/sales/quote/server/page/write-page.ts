import { html, lines, type SafeHtml } from '#src/server/public/html.ts';
import type { PublicPage } from '#src/server/public/public-page.ts';
import { quoteWords } from '../words/quote-words.ts';
import { writeTaxId } from '../words/write-tax-id.ts';
import { writeDay, writeMoment, writeMoney } from '../words/write-values.ts';
import type { ShownQuote } from './page-queries.ts';
import { QUOTE_STYLE } from './page-style.ts';
import { type Asked, pageWords, type QuotePageText } from './page-words.ts';
import { answerForms, askForm } from './write-forms.ts';
import { writeLines } from './write-lines.ts';

/** The page of a quote, as it stands at this moment. */
export function writePage(shown: ShownQuote, asked: Asked): PublicPage {
  const { document, row, isExpired } = shown;
  const { language, issuer, logo } = document;
  const text = pageWords(language);
  const isOpen = row.status === 'sent' && !isExpired;
  const title = `${quoteWords(language)('quote')} ${document.number}`;
  const body = html`
    ${asked.isColleague && html`<p class="notice">${text('colleague')}</p>`}
    ${noticeOf(shown, asked, text)}
    <section class="sheet">${head(shown, text)}${writeLines(document)}${more(shown, text)}</section>
    ${isOpen && answerForms(shown, asked, text)}
    ${askForm(shown, asked, text)}
    ${about(shown)}`;
  return {
    ...{ language, title, body, style: QUOTE_STYLE },
    brand: { name: issuer.name, logoUrl: logo && `data:image/png;base64,${logo}` },
    ...(asked.status && { status: asked.status }),
  };
}

function head({ document, row }: ShownQuote, text: QuotePageText): SafeHtml {
  const { language, number, name, recipient, day, validUntil, currency, totals, intro } = document;
  const label = `${quoteWords(language)('quote')} ${number}`;
  const until =
    row.status === 'sent' &&
    validUntil &&
    text('validUntil', { day: writeDay(validUntil, language) });
  const dates = [text('dated', { day: writeDay(day, language) }), until]
    .filter(Boolean)
    .join(' · ');
  return html`
    ${name && html`<p class="kicker">${label}</p>`}
    <h1>${name || label}</h1>
    <p class="sum number">${writeMoney(totals.total, { currency, language })}</p>
    <p class="quiet">${dates}</p>
    ${recipient && html`<p class="quiet small">${lines(recipient)}</p>`}
    ${intro.trim() && html`<p class="words">${lines(intro.trim())}</p>`}`;
}

/** Below the lines: the terms, and the paper. */
function more({ document, path }: ShownQuote, text: QuotePageText): SafeHtml {
  const { terms, language } = document;
  const titled = html`<h2>${quoteWords(language)('terms')}</h2><p class="small">${lines(terms.trim())}</p>`;
  return html`${terms.trim() && titled}
    <p><a class="button plain" href="${path}/pdf">${text('pdf')}</a></p>`;
}

function noticeOf(shown: ShownQuote, asked: Asked, text: QuotePageText): SafeHtml | null {
  const { row, isExpired } = shown;
  const { language } = shown.document;
  if (asked.done === 'asked') return notice('good', text('askedTitle'), text('askedText'));
  if (row.status === 'accepted') {
    const when = row.answered_at && writeMoment(row.answered_at, { language, zone: shown.zone });
    const values = { name: row.answered_by ?? '', when: when ?? '' };
    const title = text(asked.done === 'accepted' ? 'acceptedNow' : 'acceptedBefore');
    const order = shown.orderNumber && text('orderNumber', { number: shown.orderNumber });
    return notice('good', title, [text('acceptedBy', values), order].filter(Boolean).join(' '));
  }
  if (row.status === 'declined') {
    return notice('', text('declinedTitle'), text('declinedText'));
  }
  if (row.status === 'superseded') {
    return notice('', text('supersededTitle'), text('supersededText'));
  }
  if (isExpired) {
    const day = writeDay(row.valid_until ?? '', language);
    return notice('', text('expiredTitle', { day }), text('expiredText'));
  }
  if (asked.wrong) return notice('bad', text('wrongTitle'), text(`wrong_${asked.wrong}`));
  return null;
}

function notice(kind: '' | 'good' | 'bad', title: string, words: string): SafeHtml {
  return html`<div class="notice ${kind}" role="status"><p><strong>${title}</strong></p><p>${words}</p></div>`;
}

function about({ document }: ShownQuote): SafeHtml {
  const { issuer, language } = document;
  const taxId = writeTaxId(issuer.tax_id, language);
  const parts = [issuer.address, issuer.contact, taxId].filter((part) => part.trim());
  return html`<footer class="quiet small"><p>${issuer.name}<br>${parts.map((part) => html`${lines(part)}<br>`)}</p></footer>`;
}
