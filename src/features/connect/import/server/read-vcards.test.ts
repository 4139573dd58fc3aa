import { expect, test } from 'vitest';
import { mapRow } from '../map-row.ts';
import { planImport, startSurvey } from '../plan-import.ts';
import { recogniseColumns } from '../recognise-columns.ts';
import { openList } from './test-lists.ts';

async function readPeople(text: string | Uint8Array) {
  const table = await openList(text);
  const columns = recogniseColumns(
    table.headings,
    table.sample.map(({ cells }) => cells),
  );
  const plan = planImport(columns, startSurvey(), { region: 'IT', thisYear: 2025 });
  return table.all.map((row) => ({ ...mapRow(plan, row.cells), line: row.line, read: row.issues }));
}

function card(...lines: string[]): string {
  return ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
}

test('a card of an iPhone becomes a person with company, and its picture is left out', async () => {
  const [row] = await readPeople(
    card(
      'VERSION:3.0',
      'N:Rossi;Anna;Maria;Dr.;',
      'FN:Dr. Anna Maria Rossi',
      'ORG:Globex S.p.A.;Sales',
      'TITLE:Head of ',
      ' Sales',
      'item1.EMAIL;type=INTERNET;type=pref:Anna@Globex.it',
      'EMAIL;type=HOME:anna@gmail.com',
      'item1.X-ABLabel:_$!<Work>!$_',
      'TEL;type=CELL;type=VOICE:333 1234567',
      'TEL;type=FAX:02 7654321',
      'ADR;type=WORK:;;Via Roma 1\\nScala B;Milano;MI;20121;Italia',
      'BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAA',
      ' AQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkS',
      'CATEGORIES:Fair 2024,VIP',
      'NOTE:Likes Merlot\\, and chess',
      'X-SOCIALPROFILE;type=linkedin:https://li.example/anna',
    ),
  );
  expect(row).toMatchObject({
    person: {
      first_name: 'Anna Maria',
      last_name: 'Rossi',
      job_title: 'Head of Sales',
      emails: ['anna@globex.it', 'anna@gmail.com'],
      phones: ['+39 333 123 4567'],
      street: 'Via Roma 1, Scala B',
      city: 'Milano',
      postal_code: '20121',
      country: 'Italia',
      birthday: '--05-17',
      tags: ['Fair 2024', 'VIP'],
      about:
        'Likes Merlot, and chess\nSocialprofile: https://li.example/anna\nDepartment: Sales\nFax: 02 7654321\nRegion: MI\nName Prefix: Dr.',
    },
    company: { name: 'Globex S.p.A.' },
    mailDomains: ['globex.it'],
    line: 1,
  });
});

test('version 4 and version 2.1 are read as well', async () => {
  const rows = await readPeople(
    card(
      'VERSION:4.0',
      'FN:Jürgen Müller',
      'N:Müller;Jürgen;;;',
      'TEL;VALUE=uri;TYPE="work,voice":tel:+49-89-1234567',
      'EMAIL;PREF=1:j@globex.de',
      'BDAY:--0517',
    ) +
      card(
        'VERSION:2.1',
        'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dupr=C3=A9;Ren=C3=A9e',
        'TEL;HOME;CELL:+33612345678',
        'NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo =',
        'three',
        'PHOTO;JPEG;ENCODING=BASE64:',
        '/9j/4AAQSkZJRgABAQAAAQABAAD',
        'AQABAAD/2wBDAAgGBgcGBQ==',
        '',
        'BDAY:19800517',
      ),
  );
  expect(rows.map(({ person }) => person)).toEqual([
    {
      first_name: 'Jürgen',
      last_name: 'Müller',
      phones: ['+49 89 1234567'],
      emails: ['j@globex.de'],
      birthday: '--05-17',
    },
    {
      first_name: 'Renée',
      last_name: 'Dupré',
      phones: ['+33 6 12 34 56 78'],
      birthday: '1980-05-17',
      about: 'one\ntwo three',
    },
  ]);
});

test('a bad card fails with its reason, the others go on', async () => {
  const good = card('VERSION:3.0', 'FN:Anna Rossi', 'EMAIL:a@b.it');
  const rows = await readPeople(
    `${good}BEGIN:VCARD\r\nFN:Cut Off\r\n${good}${card('VERSION:3.0', 'REV:x')}${card('VERSION:3.0', 'KIND:group', 'FN:Friends')}${good}BEGIN:VCARD\r\nFN:No`,
  );
  expect(rows.map(({ read }) => read.find(({ severity }) => severity === 'row')?.reason)).toEqual([
    undefined,
    'card_cut_off',
    undefined,
    'card_blank',
    'card_group',
    undefined,
    'card_cut_off',
  ]);
});

test('a line that is no property is kept and told, and the card goes on', async () => {
  const [row] = await readPeople(
    card('VERSION:3.0', 'FN:Anna Rossi', 'this is no property', 'EMAIL:a@b.it'),
  );
  expect(row).toMatchObject({
    person: { emails: ['a@b.it'], about: 'this is no property' },
    read: [{ reason: 'card_line', severity: 'value' }],
  });
});

test('a card of a company makes no person', async () => {
  const rows = await readPeople(
    card(
      'VERSION:3.0',
      'FN:Globex',
      'N:;;;;',
      'ORG:Globex',
      'X-ABShowAs:COMPANY',
      'TEL:02 7654321',
      'URL:https://globex.it',
    ) + card('VERSION:3.0', 'FN:Initech', 'ORG:Initech', 'EMAIL:info@initech.it'),
  );
  expect(rows[0]).toMatchObject({
    company: {
      name: 'Globex',
      phones: ['+39 02 765 4321'],
      website: 'https://globex.it',
      domains: ['globex.it'],
    },
  });
  expect(rows[1]).toMatchObject({ company: { name: 'Initech', about: 'E-mail: info@initech.it' } });
  expect(rows.map(({ person }) => person)).toEqual([undefined, undefined]);
});

test('a file with nothing but half a card says so', async () => {
  await expect(openList('BEGIN:VCARD\r\n')).resolves.toMatchObject({
    all: [{ issues: [{ reason: 'card_cut_off' }] }],
  });
  await expect(openList('begin:vcalendar\r\nend:vcalendar')).rejects.toThrow('calendar');
});

test('cards made to cost time cost none', async () => {
  const started = performance.now();
  const soft = card('VERSION:3.0', 'FN:A', 'X;QUOTED-PRINTABLE:=', ' =\r\n'.repeat(150_000));
  const many = card('VERSION:3.0', 'FN:B', 'A:\r\n'.repeat(150_000));
  const blank = card('VERSION:3.0', 'FN:C', `NOTE:y${' '.repeat(500_000)}x`);
  const wide = card('VERSION:3.0', 'FN:D', `TEL${';HOME'.repeat(200_000)}:1`);
  const rows = await readPeople(soft + many + blank + wide.repeat(4));
  const reasons = rows.map(({ read }) => read[0]?.reason);
  const wides = ['card_line', 'card_line', 'card_line', 'card_line'];
  expect(reasons).toEqual([undefined, 'card_too_long', 'cut', ...wides]);
  expect(performance.now() - started).toBeLessThan(5000);
});
