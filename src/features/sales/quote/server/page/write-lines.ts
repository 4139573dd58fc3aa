import { nameWithUnit } from '#src/records/values/lines-text.ts';
import { html, lines, type SafeHtml } from '#src/server/public/html.ts';
import type { QuoteDocument } from '../../quote-document.ts';
import { quoteWords } from '../words/quote-words.ts';
import { writeDecimalFor, writeMoney, writePercent } from '../words/write-values.ts';

/** What is offered and what it comes to: a table, which on the phone reads as a list. */
export function writeLines(document: QuoteDocument): SafeHtml {
  const word = quoteWords(document.language);
  return html`<table class="lines"><thead><tr><th>${word('description')}</th><th class="number">${word('quantity')}</th><th class="number">${word('unitPrice')}</th><th class="number">${word('amount')}</th></tr></thead>
    <tbody>${document.lines.map((_, at) => writeLine(document, at))}</tbody></table>
    ${writeSums(document)}`;
}

function writeLine(document: QuoteDocument, at: number): SafeHtml {
  const { language, currency, totals } = document;
  const line = document.lines[at]!;
  const word = quoteWords(language);
  const money = (amount: number) => writeMoney(amount, { currency, language });
  const percent = (rate: string) => writePercent(rate, language);
  const quantity = writeDecimalFor(line.quantity, language);
  const notes = [
    Number(line.discount) > 0 && word('discount', { percent: percent(line.discount) }),
    totals.taxes.length > 1 && `${word('lineTax')} ${percent(line.tax)}`,
  ].filter(Boolean);
  return html`<tr><td>${nameWithUnit(line)}${line.details.trim() && html`<br><span class="details">${lines(line.details.trim())}</span>`}${notes.length > 0 && html`<br><span class="details">${notes.join(' · ')}</span>`}</td>
    <td class="number aside">${quantity}<span class="of"> × ${money(line.unit_price)}</span></td><td class="number skip">${money(line.unit_price)}</td><td class="number amount">${money(totals.lines[at]!.net)}</td></tr>`;
}

function writeSums({ language, currency, totals, discount }: QuoteDocument): SafeHtml {
  const word = quoteWords(language);
  const money = (amount: number) => writeMoney(amount, { currency, language });
  const percent = (rate: string) => writePercent(rate, language);
  const rows: [string, number][] = [];
  if (totals.discount > 0) {
    rows.push([word('subtotal'), totals.subtotal]);
    const label = word('discount', { percent: percent(String(discount ?? 0)) });
    rows.push([label, -totals.discount]);
  }
  rows.push([word('net'), totals.net]);
  for (const { rate, net, tax } of totals.taxes) {
    rows.push([word('tax', { percent: percent(rate), net: money(net) }), tax]);
  }
  rows.push([word('total'), totals.total]);
  return html`<table class="sums"><tbody>${rows.map(
    ([label, amount]) => html`<tr><td>${label}</td><td class="number">${money(amount)}</td></tr>`,
  )}</tbody></table>`;
}
