import { mailLink } from '#src/lib/mail-link.ts';
import { html, type SafeHtml } from '#src/server/public/html.ts';
import { quoteWords } from '../words/quote-words.ts';
import { writeMoney } from '../words/write-values.ts';
import type { ShownQuote } from './page-queries.ts';
import type { Asked, QuotePageText } from './page-words.ts';

/** To accept with one's name, or to decline and say why. */
export function answerForms(shown: ShownQuote, asked: Asked, text: QuotePageText): SafeHtml {
  const { document, path, row } = shown;
  const { currency, language, totals } = document;
  const total = writeMoney(totals.total, { currency, language });
  const form = asked.form ?? {};
  const agree = document.terms.trim() ? 'agree' : 'agreeBare';
  return html`<section class="sheet"><h2>${text('acceptTitle')}</h2>
    <form method="post" action="${path}/accept">
      <input type="hidden" name="sent" value="${row.sent_at ?? ''}">
      <label for="accept-name">${text('yourName')}</label>
      <input type="text" id="accept-name" name="name" value="${form.name ?? ''}" autocomplete="name" maxlength="200" required>
      <label class="tick"><input type="checkbox" name="agreed" value="yes" required><span>${text(agree, { number: document.number, total })}</span></label>
      <p><button class="wide" type="submit">${text('accept')}</button></p>
      <p class="quiet small">${text('recorded')}</p>
    </form>
    <details${isOpen(asked.wrong === 'reason')}><summary>${text('declineTitle')}</summary>
      <form method="post" action="${path}/decline">
        <label for="decline-reason">${text('why')}</label>
        <textarea id="decline-reason" name="reason" maxlength="4000" required>${form.reason ?? ''}</textarea>
        <label for="decline-name">${text('nameIfYouLike')}</label>
        <input type="text" id="decline-name" name="name" value="${form.name ?? ''}" autocomplete="name" maxlength="200">
        <button class="plain wide" type="submit">${text('decline')}</button>
      </form></details></section>`;
}

/** A question, or where the quote holds no more the wish for a new one. */
export function askForm(shown: ShownQuote, asked: Asked, text: QuotePageText): SafeHtml {
  const { row, isExpired, path } = shown;
  const wantsNew = isExpired || row.status === 'superseded' || row.status === 'declined';
  const form = asked.form ?? {};
  const given = wantsNew && !form.text ? text('renewText') : (form.text ?? '');
  return html`<section class="sheet"><h2>${text(wantsNew ? 'renewTitle' : 'askTitle')}</h2>
    ${contact(shown)}
    <form method="post" action="${path}/ask">
      <label for="ask-text">${text('yourText')}</label>
      <textarea id="ask-text" name="text" maxlength="4000" required>${given}</textarea>
      <label for="ask-name">${text('yourName')}</label>
      <input type="text" id="ask-name" name="name" value="${form.name ?? ''}" autocomplete="name" maxlength="200">
      <p class="trap" aria-hidden="true"><label for="ask-website">Website</label><input type="text" id="ask-website" name="website" tabindex="-1" autocomplete="off"></p>
      <button class="plain wide" type="submit">${text(wantsNew ? 'renewSend' : 'askSend')}</button>
    </form></section>`;
}

/** Who looks after the quote, for those who would rather write or call. */
function contact({ document }: ShownQuote): SafeHtml | null {
  const { member } = document.issuer;
  if (!member) return null;
  return html`<p>${quoteWords(document.language)('yourContact')}: <strong>${member.name}</strong>, <a href="${mailLink(member.email)}">${member.email}</a></p>`;
}

function isOpen(yes: boolean): SafeHtml | null {
  return yes ? html` open` : null;
}
