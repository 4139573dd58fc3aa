import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { expect, test } from 'vitest';
import { type Line, lineTotals } from '#src/lib/line-totals.ts';
import type { QuoteDocument } from '../../quote-document.ts';
import { NO_SETTINGS } from '../../quote-settings.ts';
import { writePdf } from './write-pdf.ts';

function documentOf(count: number, more: Partial<QuoteDocument> = {}): QuoteDocument {
  const lines = Array.from(
    { length: count },
    (_, at): Line => ({
      ...{
        id: String(at),
        product_id: null,
        name: `Pump ${at + 1}`,
        details: at % 3 ? '' : 'Steel,\nDN 50',
      },
      ...{
        quantity: '2',
        unit: 'pc',
        unit_price: 123_456,
        discount: '0',
        tax: at % 2 ? '10' : '22',
      },
    }),
  );
  const { accent } = NO_SETTINGS;
  return {
    ...{
      language: 'de',
      number: 'Q-2026-0042',
      name: 'Neue Pumpen',
      recipient: 'Müller & Söhne\nMeran',
    },
    ...{ day: '2026-11-22', validUntil: '2026-12-22', currency: 'EUR', lines, discount: null },
    totals: lineTotals(lines),
    ...{ intro: 'Guten Tag', terms: 'Zahlbar in 30 Tagen' },
    issuer: {
      ...{ name: 'Brightwater', address: 'Via Roma 7', contact: '', tax_id: 'IT01', bank: '' },
      ...{ logo_id: null, accent, member: { name: 'Ada', email: 'ada@x.example' } },
    },
    ...{ logo: null, url: 'https://uptake.example/q/abc', isDraft: false },
    ...more,
  };
}

async function read(document: QuoteDocument) {
  const bytes = new Uint8Array(await writePdf(document));
  const pdf = await getDocumentProxy(bytes.slice());
  const { text } = await extractText(pdf, { mergePages: false });
  return {
    bytes,
    pages: text.map((page) => page.replaceAll(/\s+/g, ' ')),
    info: (await getMeta(pdf)).info,
  };
}

test('no line ends with the mark between two parts of it', async () => {
  const document = documentOf(1);
  const address = 'Hafenstraße 41, Hinterhaus, dritter Aufgang\n20457 Hamburg\nGermany';
  const contact = '+49 40 555 0141, Mo–Fr 8–17 · sales@brightwater.example';
  const issuer = { ...document.issuer, name: 'Brightwater Pumps & Service', address, contact };
  const bytes = new Uint8Array(await writePdf({ ...document, issuer }));
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
  const lines = text.split('\n').map((line) => line.trim());
  expect(lines).toContain('sales@brightwater.example');
  expect(lines.filter((line) => /^·|·$/.test(line))).toEqual([]);
});

test('says all that the quote says, in the customer’s language, and the same bytes each time', async () => {
  const { bytes, pages, info } = await read(documentOf(2));
  const all = pages.join(' ');
  for (const said of [
    ...['Angebot Q-2026-0042', 'Neue Pumpen', 'Müller & Söhne', '22. November 2026'],
    ...['Gültig bis', '22. Dezember 2026', 'Pump 1', '1.234,56', '2.469,12', 'Zahlbar in 30 Tagen'],
    ...['Nettobetrag', '4.938,24', 'Gesamtbetrag', '5.728,36', 'https://uptake.example/q/abc'],
    ...['Pump 1 (pc)', 'USt-IdNr. IT01'],
  ]) {
    expect(all).toContain(said);
  }
  expect(info).toMatchObject({ Title: 'Angebot Q-2026-0042', Author: 'Brightwater' });
  expect(Buffer.compare(bytes, new Uint8Array(await writePdf(documentOf(2))))).toBe(0);
});

test('a long one goes on with its head, its page and the sum carried over', async () => {
  const { pages } = await read(documentOf(60));
  expect(pages.length).toBeGreaterThan(3);
  pages.forEach((page, at) => {
    expect(page).toContain(`Seite ${at + 1} von ${pages.length}`);
  });
  expect(pages[0]).toContain('Übertrag');
  expect(pages[1]).toMatch(/Bezeichnung.*Übertrag.*Übertrag/);
  const all = pages.join(' ');
  for (let at = 1; at <= 60; at++) expect(all).toContain(`Pump ${at} `);
  const last = lineTotals(documentOf(60).lines).total;
  expect(last).toBeGreaterThan(0);
  expect(all).toContain('Gesamtbetrag');
});

test('whatever is written in it, it is drawn', async () => {
  const endless = 'W'.repeat(300);
  const odd = 'Ünï – 你好 🙂\u0000\u202e\n'.repeat(40);
  const line = { ...documentOf(1).lines[0]!, name: endless, details: `${'\n'.repeat(1500)}${odd}` };
  const lines = [line, line];
  const { pages } = await read(
    documentOf(0, {
      ...{
        lines,
        totals: lineTotals(lines),
        name: odd,
        recipient: odd,
        intro: odd,
        terms: odd.repeat(5),
      },
      ...{ isDraft: true, url: null, language: 'it', currency: 'JPY' },
    }),
  );
  expect(pages.join(' ')).toContain('Bozza, non ancora inviata');
});

test('three hundred lines of hostile text are drawn in a moment, and pages of nothing are left out', async () => {
  const texts = ['W', '\u202e\u05d0\u05d1', '🙂👩‍👩‍👧', 'a\u200b', 'Ж', 'e\u0301', 'x '].map(
    (one) => one.repeat(1000 / one.length),
  );
  const lines = Array.from({ length: 300 }, (_, at) => ({
    ...documentOf(1).lines[0]!,
    name: texts[at % texts.length]!.slice(0, 300),
    details: at % 2 ? texts[at % texts.length]! : '\n \n'.repeat(500),
  }));
  const terms = `${'word '.repeat(1000)}${'\n'.repeat(5000)}`;
  const document = documentOf(0, { lines, totals: lineTotals(lines), terms });
  const begun = performance.now();
  const { pages } = await read(document);
  expect(pages.length).toBeLessThan(150);
  expect(performance.now() - begun).toBeLessThan(20_000);
});
