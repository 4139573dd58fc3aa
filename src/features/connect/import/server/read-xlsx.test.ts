import { expect, test } from 'vitest';
import { readTable } from './read-table.ts';
import { makeTableXlsx, makeXlsx, openList, sheetXml, writeList } from './test-lists.ts';

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

test('a plain workbook is read, with the numbers of its rows', async () => {
  const table = await openList(
    makeTableXlsx([
      ['Vorname', 'PLZ', 'Ort'],
      ['Jürgen', 80331, 'München'],
      [],
      ['Zoë', '01067', 'Dresden'],
    ]),
  );
  expect(table).toMatchObject({
    format: 'xlsx',
    sheet: 'Sheet1',
    headings: ['Vorname', 'PLZ', 'Ort'],
    warnings: [],
  });
  expect(table.all).toEqual([
    { line: 2, cells: ['Jürgen', '80331', 'München'], issues: [] },
    { line: 4, cells: ['Zoë', '01067', 'Dresden'], issues: [] },
  ]);
});

const STYLES = `<styleSheet ${NS}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="#,##0.00 &quot;days&quot;"/><numFmt numFmtId="167" formatCode="yyyy-mm-dd hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`;

async function readCells(cells: string[], more: { is1904?: boolean; sharedStrings?: string } = {}) {
  const headings = cells.map((_, at) => `Column ${String.fromCharCode(65 + at)}`);
  const rows = [headings, cells.map((raw) => ({ raw }))];
  const table = await openList(
    makeXlsx({ sheets: { S: sheetXml(rows) }, styles: STYLES, ...more }),
    { headingLine: 1 },
  );
  return table.all[0]!;
}

test('dates, padded codes and long numbers are as a person sees them', async () => {
  const cells = [
    '<c s="1"><v>29358</v></c>',
    '<c s="2"><v>29358.75</v></c>',
    '<c s="3"><v>1067</v></c>',
    '<c s="4"><v>12.5</v></c>',
    '<c s="5"><v>29358.75</v></c>',
    '<c><v>4.915112345678E12</v></c>',
    '<c><v>0.30000000000000004</v></c>',
    '<c s="1"><v>1</v></c>',
    '<c t="d"><v>1980-05-17T00:00:00</v></c>',
  ];
  expect((await readCells(cells)).cells).toEqual([
    '1980-05-17',
    '1980-05-17',
    '01067',
    '12.5',
    '1980-05-17 18:00',
    '4915112345678',
    '0.3',
    '1900-01-01',
    '1980-05-17',
  ]);
  const mac = await readCells(['<c s="1"><v>27896</v></c>', '<c t="b"><v>1</v></c>'], {
    is1904: true,
  });
  expect(mac.cells).toEqual(['1980-05-17', 'TRUE']);
});

test('texts are read from every place that a workbook keeps them', async () => {
  const sharedStrings = `<sst ${NS}><si><t>plain &amp; simple</t></si><si><r><t xml:space="preserve">rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b</t></si></sst>`;
  const cells = [
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="s"><v>2</v></c>',
    '<c t="str"><f>A1&amp;B1</f><v>made</v></c>',
    '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>',
    '<c><f>1+1</f><v>2</v></c>',
    '<c t="inlineStr"><is><t><![CDATA[<raw>]]></t></is></c>',
  ];
  const row = await readCells(cells, { sharedStrings });
  expect(row.cells).toEqual([
    'plain & simple',
    'rich text',
    'a\nb',
    'made',
    'inline',
    '2',
    '<raw>',
  ]);
});

test('errors, formulas without a result and missing texts are told, and stop nothing', async () => {
  const cells = [
    '<c t="e"><v>#N/A</v></c>',
    '<c><f>X()</f></c>',
    '<c t="s"><v>99</v></c>',
    '<c t="str"><v>Anna</v></c>',
  ];
  const row = await readCells(cells);
  expect(row.cells).toEqual(['', '', '', 'Anna']);
  expect(row.issues.map(({ reason, column }) => [reason, column])).toEqual([
    ['error_value', 0],
    ['formula_without_value', 1],
    ['missing_text', 2],
  ]);
});

test('a formula that would run a program is text', async () => {
  const { all } = await openList(
    makeTableXlsx([
      ['Name', 'City'],
      ["=cmd|'/c calc'!A0", '@SUM(1)'],
    ]),
  );
  expect(all[0]!.cells).toEqual(["=cmd|'/c calc'!A0", '@SUM(1)']);
});

test('prefixes, missing references and UTF-16 parts are understood', async () => {
  const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="str"><x:v>Vorname</x:v></x:c><x:c t="str"><x:v>Nachname</x:v></x:c></x:row><x:row><x:c t="str"><x:v>Zoë</x:v></x:c><x:c t="str"><x:v>Rossi</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  for (const part of [xml, Buffer.from(`\ufeff${xml}`, 'utf16le')]) {
    const table = await openList(
      makeXlsx({ sheets: { S: '' }, parts: { 'xl/worksheets/sheet1.xml': part } }),
    );
    expect(table.all).toEqual([{ line: 2, cells: ['Zoë', 'Rossi'], issues: [] }]);
  }
});

test('of several sheets the one that holds contacts is read, or the one that is named', async () => {
  const contacts = sheetXml([
    ['Vorname', 'Nachname', 'E-Mail'],
    ['A', 'B', 'a@b.it'],
  ]);
  const book = makeXlsx({
    sheets: {
      Cover: sheetXml([['Our address list'], ['Version 3']]),
      Empty: sheetXml([]),
      Contacts: contacts,
      '!Secret': contacts,
    },
  });
  const table = await openList(book);
  expect(table.sheet).toBe('Contacts');
  expect(table.warnings.map(({ reason }) => reason)).toEqual(['several_sheets']);
  expect(table.sheets).toContainEqual({ name: 'Secret', hidden: true });
  expect((await openList(book, { sheet: 'Cover' })).all.at(-1)?.cells).toEqual(['Version 3']);
  await expect(openList(book, { sheet: 'Nope' })).rejects.toThrow('no sheet called');
});

test('a pivot table is refused with advice', async () => {
  const pivot = makeTableXlsx([
    ['Zeilenbeschriftungen', 'Summe von Umsatz'],
    ['Nord', 5],
    ['Gesamtergebnis', 5],
  ]);
  await expect(openList(pivot)).rejects.toThrow('pivot table');
});

test('a sheet with too many columns is refused with advice', async () => {
  const wide = makeTableXlsx([Array.from({ length: 501 }, (_, at) => `H${at}`), ['x']]);
  await expect(openList(wide)).rejects.toThrow('more than 500 columns');
  const far = makeXlsx({
    sheets: { S: sheetXml([['Name'], ['A B']]).replace('r="A2"', 'r="XFD2"') },
  });
  await expect(openList(far)).rejects.toThrow('more than 500 columns');
});

test.each([
  ['word/document.xml', 'Word'],
  ['content.xml', 'OpenDocument'],
  ['Index/Document.iwa', 'Numbers'],
  ['xl/workbook.bin', '.xlsb'],
])('an archive with %s is told for what it is', async (part, word) => {
  const archive = makeXlsx({ sheets: {}, parts: { [part]: 'x' } });
  await expect(openList(archive)).rejects.toThrow(word);
});

test('an entity is never expanded, a document type never read', async () => {
  const bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
  const xml = sheetXml([['Name'], ['A B']])
    .replace('?>', `?>${bomb}`)
    .replace('A B', '&b;');
  await expect(openList(makeXlsx({ sheets: { S: xml } }))).rejects.toThrow('damaged');
});

test('bombs are refused before they unfold', async () => {
  const zeros = new Uint8Array(12 * 1024 * 1024).fill(0x20);
  const swollen = makeXlsx({
    sheets: { S: '' },
    parts: { 'xl/worksheets/sheet1.xml': zeros },
    level: 9,
  });
  expect(swollen.length).toBeLessThan(1024 * 1024);
  await expect(openList(swollen)).rejects.toThrow('unpacks to far more');
  const strings = makeXlsx({
    sheets: { S: sheetXml([['x'], ['y']]) },
    parts: { 'xl/sharedStrings.xml': zeros },
    level: 9,
  });
  await expect(openList(strings)).rejects.toThrow('unpacks to far more');
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`f${at}`, '']));
  await expect(openList(makeXlsx({ sheets: {}, parts: many, level: 0 }))).rejects.toThrow(
    'unpacks to far more',
  );
});

test('one endless text, a comment without end and deep nesting are refused', async () => {
  const noise = Array.from(
    { length: 150_000 },
    (_, at) => (at * 2_654_435_761) % 4_294_967_296,
  ).join('');
  const around = (inner: string) =>
    sheetXml([['Name'], ['A B']]).replace('<sheetData>', `<sheetData>${inner}`);
  const inners = [
    `<row><c t="str"><v>${noise}`,
    `<!--${noise}-->`,
    '<a>'.repeat(200),
    `<a b="${noise}"/>`,
  ];
  for (const inner of inners) {
    await expect(
      openList(makeXlsx({ sheets: { S: around(inner) } })),
      inner.slice(0, 20),
    ).rejects.toThrow('unpacks to far more');
  }
});

test('a part that is larger than it says is refused', async () => {
  const honest = Buffer.from(
    makeXlsx({ sheets: { S: sheetXml(Array.from({ length: 2000 }, () => ['Anna', 'Rossi'])) } }),
  );
  const at = honest.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  honest.writeUInt32LE(100, at + 24);
  await expect(openList(honest)).rejects.toThrow('damaged');
});

test('a large workbook is read in little memory', { timeout: 30_000 }, async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => [
    'Anna',
    `Rossi ${at}`,
    `anna.${at}@globex.com`,
    `+39 02 ${1_000_000 + at}`,
    `Via Roma ${at}`,
    20_000 + (at % 999),
    'Milano',
  ]);
  const path = writeList(
    makeTableXlsx([
      ['First name', 'Last name', 'Email', 'Phone', 'Street', 'Zip', 'City'],
      ...rows,
    ]),
  );
  const started = performance.now();
  let peak = 0;
  let count = 0;
  const table = await readTable(path);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  for await (const row of table.rows) {
    if (row.line % 2000 === 0) peak = Math.max(peak, process.memoryUsage().rss - before);
    count++;
  }
  expect(count).toBe(20_000);
  expect(peak / 1024 / 1024).toBeLessThan(150);
  expect(performance.now() - started).toBeLessThan(20_000);
});
