import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../values/clean-text.ts';
import { formatCsvRow } from '../write-csv.ts';
import { splitRecords } from './csv/split-records.ts';
import { readTable } from './read-table.ts';
import { openList, takeAll, writeList } from './test-lists.ts';

const HEADINGS = ['Vorname', 'Nachname', 'Firma'];
const ROWS = [
  ['Jürgen', 'Müller', 'Bäcker & Söhne'],
  ['Zoë', 'D’Angelo', 'Café'],
];

function listWith(delimiter: string): string {
  return [HEADINGS, ...ROWS].map((cells) => cells.join(delimiter)).join('\r\n');
}

test.each([';', ',', '\t', '|'])('the delimiter %j is found', async (delimiter) => {
  const table = await openList(listWith(delimiter));
  expect(table).toMatchObject({ format: 'csv', headings: HEADINGS, headingLine: 1, delimiter });
  expect(table.all.map(({ cells }) => cells)).toEqual(ROWS);
});

test('every encoding that Excel and Outlook write gives the same text', async () => {
  const text = listWith(';');
  const big = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  const windows = Buffer.from(text.replace('’', '\x92'), 'latin1');
  const files = {
    'utf-8': [text, `\ufeff${text}`],
    'utf-16le': [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le')],
    'utf-16be': [big],
    'windows-1252': [windows],
  };
  for (const [encoding, contents] of Object.entries(files)) {
    for (const content of contents) {
      const table = await openList(content);
      expect(table).toMatchObject({ encoding, headings: HEADINGS });
      expect(table.all.map(({ cells }) => cells)).toEqual(ROWS);
    }
  }
});

test('an accent far down the file still decides the encoding', async () => {
  const plain = 'Anna;Rossi;Globex\n'.repeat(20_000);
  const text = `${HEADINGS.join(';')}\n${plain}J\xfcrgen;M\xfcller;x\n`;
  const table = await openList(Buffer.from(text, 'latin1'));
  expect(table.encoding).toBe('windows-1252');
  expect(table.all.at(-1)?.cells[0]).toBe('Jürgen');
});

test('one damaged byte in a UTF-8 file spoils its own cell only, and is reported', async () => {
  const text = Buffer.from(`Vorname;Nachname\n${'Jürgen;Müller\n'.repeat(5)}A\x01;Rossi\n`);
  text[text.indexOf(1)] = 0xff;
  const { all } = await openList(text);
  expect(all[0]!.cells).toEqual(['Jürgen', 'Müller']);
  expect(all[5]).toMatchObject({ issues: [{ reason: 'damaged_characters', column: 0 }] });
});

test('line breaks in quotes stay in the cell, and lines are counted as an editor shows them', async () => {
  const { all } = await openList('Name,Notes\r\n"Rossi, Anna","one\r\ntwo"\r\n\r\nBob Lee,x\r\n');
  expect(all).toEqual([
    { line: 2, cells: ['Rossi, Anna', 'one\ntwo'], issues: [] },
    { line: 5, cells: ['Bob Lee', 'x'], issues: [] },
  ]);
});

test('the line sep=; of Excel is obeyed and is no row', async () => {
  const table = await openList('sep=|\nName|Firma\nAnna Rossi|Globex, Inc; x\n');
  expect(table).toMatchObject({ delimiter: '|', headings: ['Name', 'Firma'] });
  expect(table.all[0]!.cells).toEqual(['Anna Rossi', 'Globex, Inc; x']);
});

test('a quotation mark that is never closed fails its own row and no other', async () => {
  const { all } = await openList('Name,City\nAnna,Rome\n"Bob,Paris\nEve,Berlin\nZoe,"Bern"\n');
  expect(all.map(({ line, cells, issues }) => [line, cells[0], issues[0]?.reason])).toEqual([
    [2, 'Anna', undefined],
    [3, '"Bob,Paris', 'broken_quotes'],
    [4, 'Eve', undefined],
    [5, 'Zoe', undefined],
  ]);
  const last = await openList('Name,City\nAnna,Rome\n"Bob,Paris\nEve,Berlin\n');
  expect(last.all.map(({ line, issues }) => [line, issues[0]?.reason])).toEqual([
    [2, undefined],
    [3, 'unclosed_quote'],
    [4, undefined],
  ]);
});

test('what stands behind a quotation mark that is never closed is read block by block', async () => {
  async function* texts() {
    yield 'Name,City\n"Bob,Paris\n';
    for (let part = 0; part < 40; part++) yield 'x\n'.repeat(32 * 1024);
  }
  let rows = 0;
  let most = 0;
  const rules = { delimiter: ',', recordBytes: 1024 * 1024 };
  for await (const batch of splitRecords(texts(), rules)) {
    rows += batch.length;
    most = Math.max(most, batch.length);
  }
  expect(rows).toBe(2 + 40 * 32 * 1024);
  expect(most).toBeLessThanOrEqual(32 * 1024);
});

test('a mark of inches within plain text is text', async () => {
  const { all } = await openList('Name,Notes\nAnna,5" pipe\nBob "Bo" Lee,"a, b"\n');
  expect(all.map(({ cells }) => cells)).toEqual([
    ['Anna', '5" pipe'],
    ['Bob "Bo" Lee', 'a, b'],
  ]);
});

test('a file that opens quotes everywhere is refused, naming a line', async () => {
  const bad = `Eve,"\n${'y,z\n'.repeat(20)}`;
  const reading = openList(`Name,City\n${bad.repeat(110)}`, { limits: { recordBytes: 40 } });
  await expect(reading).rejects.toThrow(/never closed, the last in line \d+/);
});

test('rows with too many cells fail, short rows are filled up', async () => {
  const { all } = await openList('Name,City,Notes\nA B,Rome,x\nC D,Bern,y\nE F,Paris,z,oh\nG H\n');
  expect(all[2]).toMatchObject({ line: 4, issues: [{ severity: 'row', reason: 'extra_cells' }] });
  expect(all[3]!.cells).toEqual(['G H', '', '']);
});

test('a column without a heading that rows fill is kept', async () => {
  const { headings, all } = await openList('Name,City\nA B,Rome,x\nC D,Bern,y\n');
  expect(headings).toEqual(['Name', 'City', '']);
  expect(all[0]!.cells[2]).toBe('x');
});

test('title lines of a report are left out, with a word about it', async () => {
  const table = await openList(
    'Contacts of the fair,,\n\nMarch 2024,,\nFirst name,Last name,Email\nA,B,a@b.it\n',
  );
  expect(table.headings).toEqual(['First name', 'Last name', 'Email']);
  expect(table.warnings.map(({ reason }) => reason)).toEqual(['title_lines']);
  expect(table.all.map(({ line }) => line)).toEqual([5]);
});

test('a list without headings begins with its first row', async () => {
  const table = await openList('Anna,Rossi,anna@globex.com\nBob,Lee,bob@globex.com\n');
  expect(table).toMatchObject({ headings: ['', '', ''], headingLine: 0 });
  expect(table.warnings[0]!.reason).toBe('no_headings');
  expect(table.all).toHaveLength(2);
});

test('the person can say where the headings stand', async () => {
  const text = 'Foo,Bar\nQux,Baz\nName,City\nAnna,Rome\n';
  expect((await openList(text, { headingLine: 3 })).headings).toEqual(['Name', 'City']);
  expect((await openList(text, { headingLine: 0 })).all).toHaveLength(4);
});

test('duplicated headings are told, and every column is kept', async () => {
  const table = await openList('Name,Email,Email\nA B,a@b.it,c@d.it\n');
  expect(table.warnings.map(({ reason }) => reason)).toEqual(['duplicated_headings']);
  expect(table.all[0]!.cells).toEqual(['A B', 'a@b.it', 'c@d.it']);
});

test('rows can be read again and again, and left off early', async () => {
  const table = await readTable(writeList(`Name,City\n${'A B,Rome\n'.repeat(20_000)}`));
  for await (const row of table.rows) if (row.line > 10) break;
  expect(table.progress()).toBeLessThan(0.5);
  expect(await takeAll(table)).toHaveLength(20_000);
  expect(table.progress()).toBe(1);
});

test('a few control characters are cleaned away, a file full of them is refused', async () => {
  const { all } = await openList('Name,City\nAnna\0,Rome\nBob,Bern\n');
  expect(all[0]!.cells).toEqual(['Anna', 'Rome']);
  const refused = { details: { reason: 'import_binary' } };
  await expect(openList(`Name,City\nAnna,${'\0'.repeat(9)}\n`)).rejects.toMatchObject(refused);
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: more than a few of them make a file no text
const ODD = /[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/g;

test('no piece of a cell is run where a spreadsheet separates by semicolons', () => {
  const row = formatCsvRow(['Anna', 'x;=HYPERLINK(A1);y', "a\n+cmd|' /C calc'!A0", '＝SUM(A1)']);
  const pieces = row.split(/[;\r\n]+/).filter((piece) => /^[=+\-@＝]/.test(piece));
  expect(pieces).toEqual([]);
  expect(row).toContain(",'＝SUM(A1)");
  const harmless = ['39 02 345; +39 333 (0) 1', 'To do:\n- call\n- write', 'a;b (c)'];
  expect(formatCsvRow(harmless)).toBe(`${harmless.map((cell) => `"${cell}"`).join(',')}\r\n`);
});

test('what is written by formatCsvRow is read back, whatever the cells hold', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      '+39 02',
      '"',
      ',\n;',
      ' a ',
      "x;=A(1);'=B(2)",
      '\n@C|d',
      '＝D()',
    ),
  );
  const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const text = [['First name', 'Last name', 'Email'], ...cells]
        .map((row) => formatCsvRow(row))
        .join('');
      fc.pre((text.match(ODD)?.length ?? 0) <= 8);
      const filled = cells
        .map((row) => row.map((value) => cleanText(value.replace(/\r\n?/g, '\n'), 65_536).text))
        .filter((row, at) => cells[at]!.some((value) => value.trim() !== '') && row);
      fc.pre(filled.length > 0);
      const table = await openList(text, { headingLine: 1 });
      expect(table.all.map((row) => row.cells)).toEqual(filled);
    }),
    { numRuns: 60 },
  );
});
