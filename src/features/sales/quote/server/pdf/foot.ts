import { encode } from 'uqr';
import type { QuoteDocument } from '../../quote-document.ts';
import { quoteWords } from '../words/quote-words.ts';
import { writeTaxId } from '../words/write-tax-id.ts';
import { writeDay, writeMoney, writePercent } from '../words/write-values.ts';
import {
  heightOf,
  heightOfAll,
  LEFT,
  PAGE,
  type Paper,
  RIGHT,
  type TextLine,
  WIDTH,
} from './paper.ts';

const SUMS_LEFT = 318;
const QR_SIZE = 66;
const PAGE_FOOT = 34;
const FOOT_GAP = 24;
const SIGNATURE = 58;

/** What it comes to: the sums, each tax, and the total. */
export function drawTotals(paper: Paper, document: QuoteDocument): void {
  const { language, currency, totals, discount } = document;
  const text = quoteWords(language);
  const money = (amount: number) => writeMoney(amount, { currency, language });
  const percent = (rate: string) => writePercent(rate, language);
  const rows: [string, string][] = [];
  if (totals.discount > 0) {
    rows.push([text('subtotal'), money(totals.subtotal)]);
    const label = text('discount', { percent: percent(String(discount ?? 0)) });
    rows.push([label, money(-totals.discount)]);
  }
  rows.push([text('net'), money(totals.net)]);
  for (const { rate, net, tax } of totals.taxes) {
    rows.push([text('tax', { percent: percent(rate), net: money(net) }), money(tax)]);
  }
  const rowHeight = 17;
  // the total never stands alone on a page
  paper.need(Math.min(rows.length, 3) * rowHeight + 52);
  paper.y += 4;
  for (const [label, amount] of rows) {
    paper.need(rowHeight + 34);
    const { y } = paper;
    paper.put({ text: label, size: 9.5, colour: paper.colours.soft }, { x: SUMS_LEFT, y });
    paper.put({ text: amount, size: 9.5 }, { right: RIGHT, y });
    paper.y += rowHeight;
  }
  paper.y += 3;
  paper.rule(paper.y, { colour: paper.colours.accent, weight: 1.5, from: SUMS_LEFT });
  paper.y += 9;
  const { y } = paper;
  const strong = { size: 13, weight: 'bold' } as const;
  paper.put({ ...strong, text: text('total') }, { x: SUMS_LEFT, y });
  paper.put({ ...strong, text: money(totals.total) }, { right: RIGHT, y });
  paper.y += 34;
}

export function drawTerms(paper: Paper, { terms, language }: QuoteDocument): void {
  if (!terms.trim()) return;
  const lines = paper.wrap(terms.trim(), WIDTH, { size: 9, colour: paper.colours.soft });
  paper.need(20 + heightOfAll(lines.slice(0, 3)));
  paper.write([{ text: quoteWords(language)('terms'), size: 10, weight: 'bold' }]);
  paper.y += 3;
  paper.write(lines);
  paper.y += 20;
}

/** How to say yes: the page by its code or link, or a signature. */
export function drawAcceptance(paper: Paper, document: QuoteDocument): void {
  const { url, language } = document;
  if (!url) return;
  drawInvitation(paper, document, url);
  // whoever has the page needs no sheet for a signature alone
  if (paper.y + SIGNATURE > paper.bottom) return;
  const text = quoteWords(language);
  const half = (WIDTH - 32) / 2;
  paper.y += 36;
  const { y } = paper;
  [text('signDay'), text('sign')].forEach((label, at) => {
    const x = LEFT + at * (half + 32);
    paper.rule(y, { colour: paper.colours.faint, from: x, to: x + half });
    paper.put({ text: label, size: 8, colour: paper.colours.faint }, { x, y: y + 5 });
  });
  paper.y += 22;
}

function drawInvitation(paper: Paper, document: QuoteDocument, url: string): void {
  const { language, validUntil } = document;
  const text = quoteWords(language);
  const left = LEFT + QR_SIZE + 34;
  const width = RIGHT - left - 16;
  const until = validUntil && text('acceptUntil', { day: writeDay(validUntil, language) });
  const words = [text('acceptText'), until].filter(Boolean).join(' ');
  const link = { size: 8.5, colour: paper.colours.accentInk };
  const lines: TextLine[] = [
    { text: text('acceptTitle'), size: 12, weight: 'bold' },
    ...paper.wrap(words, width, { size: 9.5, colour: paper.colours.soft }),
    ...paper.wrap(url, width, link),
  ];
  const height = Math.max(QR_SIZE, heightOfAll(lines)) + 28;
  paper.need(height + 12);
  const top = paper.y;
  paper.doc.roundedRect(LEFT, top, WIDTH, height, 8).fill(paper.colours.tint);
  drawCode(paper, url, { x: LEFT + 16, y: top + (height - QR_SIZE) / 2 });
  paper.y = top + (height - heightOfAll(lines)) / 2;
  for (const line of lines) {
    paper.put(line, { x: left, y: paper.y });
    paper.y += heightOf(line);
  }
  paper.doc.link(LEFT, top, WIDTH, height, url);
  paper.y = top + height + 12;
}

function drawCode(paper: Paper, url: string, { x, y }: { x: number; y: number }): void {
  const { data, size } = encode(url, { ecc: 'M', border: 0 });
  const cell = QR_SIZE / size;
  const { doc } = paper;
  doc.roundedRect(x - 6, y - 6, QR_SIZE + 12, QR_SIZE + 12, 4).fill('#ffffff');
  data.forEach((row, down) => {
    row.forEach((isDark, along) => {
      if (isDark) doc.rect(x + along * cell, y + down * cell, cell, cell);
    });
  });
  doc.fill(paper.colours.ink);
}

/** Who offers it, in up to three columns at the foot of each page. */
export function footOf(
  paper: Pick<Paper, 'wrap' | 'colours'>,
  { issuer, language }: QuoteDocument,
) {
  const style = { size: 7.5, colour: paper.colours.faint };
  const parts = [
    [issuer.name, issuer.address],
    [issuer.contact],
    [writeTaxId(issuer.tax_id, language), issuer.bank],
  ].map((texts) =>
    texts
      .map((text) => text.trim())
      .filter(Boolean)
      .join('\n'),
  );
  const filled = parts.filter(Boolean);
  const width = (WIDTH - FOOT_GAP * (filled.length - 1)) / Math.max(1, filled.length);
  const columns = filled.map((text) => paper.wrap(text, width, style).slice(0, 6));
  const height = Math.max(0, ...columns.map(heightOfAll));
  return { columns, width, top: PAGE.height - PAGE_FOOT - height - 10 };
}

export function drawFeet(paper: Paper, document: QuoteDocument): void {
  const { columns, width, top } = footOf(paper, document);
  const { start, count } = paper.doc.bufferedPageRange();
  const text = quoteWords(document.language);
  for (let at = 0; at < count; at++) {
    paper.doc.switchToPage(start + at);
    paper.rule(top);
    columns.forEach((lines, column) => {
      lines.forEach((line, down) => {
        const x = LEFT + column * (width + FOOT_GAP);
        paper.put(line, { x, y: top + 8 + down * heightOf(line) });
      });
    });
    const page = text('page', { page: at + 1, pages: count });
    const look = { size: 7.5, colour: paper.colours.faint };
    paper.put({ ...look, text: page }, { right: RIGHT, y: PAGE.height - PAGE_FOOT + 4 });
  }
}
