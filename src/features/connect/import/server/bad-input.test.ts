import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '#src/lib/app-error.ts';
import { mapRow } from '../map-row.ts';
import { planImport, startSurvey } from '../plan-import.ts';
import { recogniseColumns } from '../recognise-columns.ts';
import type { Table } from '../table.ts';
import { readTable } from './read-table.ts';
import { makeTableXlsx, openList, takeAll, writeList } from './test-lists.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const GOOD_ROWS = [
  ['First name', 'Last name', 'Email'],
  ['Jürgen', 'Müller', 'j@globex.de'],
  ['Anna "Nina"', 'Rossi; Bianchi', 'a@globex.it'],
];

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', 'empty'],
  ['blank lines', '\r\n  \r\n', 'empty'],
  ['a byte order mark alone', '\ufeff', 'empty'],
  ['headings alone', 'First name,Last name,Email\r\n', 'no_rows'],
  ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'pdf'],
  ['a web page', '<html><table><tr><td>Name</td></tr></table></html>', 'html'],
  ['the web page that calls itself .xls', '\ufeff\r\n<!DOCTYPE html PUBLIC "x">', 'html'],
  ['XHTML', '<?xml version="1.0"?>\n<!DOCTYPE html><html/>', 'html'],
  [
    'a spreadsheet in XML',
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>',
    'xml',
  ],
  ['an old workbook', Buffer.concat([OLE, Buffer.alloc(600)]), 'xls'],
  [
    'a workbook with a password',
    Buffer.concat([OLE, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
    'encrypted',
  ],
  ['a gzip file', Buffer.from('1f8b0800000000', 'hex'), 'compressed'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'image'],
  ['a calendar', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'calendar'],
  ['JSON', '[{"name": "Anna"}]', 'json'],
  ['JSON, one object', '{\n  "people": []\n}', 'json'],
  ['LDIF', 'dn: cn=Anna\ncn: Anna', 'ldif'],
  ['rich text', '{\\rtf1\\ansi Anna}', 'rtf'],
  [
    'machine code',
    Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256)),
    'binary',
  ],
  ['an empty archive', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 'zip'],
  ['half an archive', makeTableXlsx(GOOD_ROWS).slice(0, 300), 'broken_workbook'],
  ['a pivot table in CSV', 'Row Labels;Sum of revenue\nNorth;5\nGrand Total;5\n', 'pivot'],
])('%s is refused with advice', async (_, content, reason) => {
  const error = await openList(content).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'invalid', details: { reason: `import_${reason}` } });
});

test('too large a file, too many columns and too many rows are refused with the limit', async () => {
  const limits = { fileBytes: 2 * 1024 * 1024, rows: 3 };
  await expect(openList('x'.repeat(3 * 1024 * 1024), { limits })).rejects.toThrow(
    'larger than 2 MB',
  );
  await expect(openList('Name,City\n'.concat('A,B\n'.repeat(4)), { limits })).rejects.toThrow(
    'more than 3 rows',
  );
  await expect(openList(`${'a,'.repeat(501)}\n${'b,'.repeat(501)}\n`)).rejects.toThrow(
    '500 columns',
  );
});

test('a million columns in one row neither crash nor fill the memory', async () => {
  const wide = 'x,'.repeat(1_000_000);
  await expect(openList(`${wide}\nA,B\n`)).rejects.toThrow('first line');
  const { all } = await openList(`Name,City\nA B,Rome\n${wide}\nC D,Bern\n`);
  expect(all.map(({ issues }) => issues[0]?.reason)).toEqual([
    undefined,
    'line_too_long',
    undefined,
  ]);
});

test('a text of ten megabytes fails its row or is cut, and the others go on', async () => {
  const { all } = await openList(
    `Name,Notes\nA B,${'x'.repeat(10_000_000)}\nC D,y\nE F,"${'z'.repeat(70_000)}"\n`,
  );
  expect(all.map(({ issues }) => issues[0]?.reason)).toEqual(['line_too_long', undefined, 'cut']);
  expect(all[2]!.cells[1]).toHaveLength(65_536);
});

test('NUL bytes and control characters are removed and told', async () => {
  const { all } = await openList('Name,City\nAn\0na\x07 B,Ro\x9dme\nC D,Bern\n');
  expect(all[0]).toMatchObject({
    cells: ['Anna B', 'Rome'],
    issues: [{ reason: 'control_characters', column: 0 }, { column: 1 }],
  });
});

test('lone surrogates become the replacement character', async () => {
  const { all } = await openList(Buffer.from('\ufeffName\tCity\nAn\ud800na\tRome\n', 'utf16le'));
  expect(all[0]).toMatchObject({
    cells: ['An\ufffdna', 'Rome'],
    issues: [{ reason: 'damaged_characters' }],
  });
});

/** Reads to the end and maps every row; an `AppError` is the only way it may fail. */
async function readWhole(content: Uint8Array): Promise<void> {
  try {
    const table = await readTable(writeList(content));
    const plan = planImport(recogniseColumns(table.headings, samples(table)), startSurvey(), {
      thisYear: 2025,
    });
    for (const { cells } of await takeAll(table)) {
      expect(cells).toHaveLength(table.headings.length);
      mapRow(plan, cells);
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function samples(table: Table): string[][] {
  return table.sample.map(({ cells }) => cells);
}

test('random bytes never crash the reader, whatever they claim to be', async () => {
  const prefixes = [
    '',
    'PK\x03\x04',
    'BEGIN:VCARD\nVERSION:3.0\n',
    'Name;E-Mail\n',
    '\xff\xfe',
    '\xef\xbb\xbf',
    '"',
  ];
  const bytes = fc.tuple(fc.constantFrom(...prefixes), fc.uint8Array({ maxLength: 400 }));
  await fc.assert(
    fc.asyncProperty(bytes, ([prefix, rest]) =>
      readWhole(Buffer.concat([Buffer.from(prefix, 'latin1'), rest])),
    ),
    { numRuns: 150 },
  );
});

test('good files cut off or damaged anywhere never crash the reader', async () => {
  const csv = Buffer.from(
    GOOD_ROWS.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join(
      '\r\n',
    ),
  );
  const vcard = Buffer.from(
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller;Jürgen\r\nTEL;TYPE=cell:+49 89 1\r\nBDAY:--0517\r\nADR:;;x;y\r\nNOTE;ENCODING=QUOTED-PRINTABLE:=C3=\r\n=BC\r\nEND:VCARD\r\n',
  );
  const files = [csv, vcard, Buffer.from(makeTableXlsx(GOOD_ROWS))];
  const damage = fc.record({
    file: fc.nat(files.length - 1),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    byte: fc.nat(255),
  });
  await fc.assert(
    fc.asyncProperty(damage, ({ file, keep, at, byte }) => {
      const content = Buffer.from(files[file]!);
      content[Math.floor(at * content.length)] = byte;
      return readWhole(
        content.subarray(0, keep > 0.5 ? content.length : Math.floor(keep * 2 * content.length)),
      );
    }),
    { numRuns: 150 },
  );
});
