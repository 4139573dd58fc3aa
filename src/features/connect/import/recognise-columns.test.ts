import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseColumns } from './recognise-columns.ts';

/** `target`, with `*` where the heading is written before the text, and the address in brackets. */
function targetsOf(headings: string, ...rows: string[]): Record<string, string> {
  const columns = recogniseColumns(
    headings.split('|'),
    rows.map((row) => row.split('|')),
  );
  return Object.fromEntries(
    columns.map(({ heading, target, label, group }) => [
      heading,
      `${target}${label ? '*' : ''}${group ? ` [${group}]` : ''}`,
    ]),
  );
}

test('in a list of companies, addresses and phone numbers are the companies’', () => {
  expect(
    targetsOf(
      'Company name|Company Domain Name|Company owner|Phone Number|City|Industry|Website URL|Kundennummer',
    ),
  ).toEqual({
    'Company name': 'company.name',
    'Company Domain Name': 'company.domains',
    'Company owner': 'owner',
    'Phone Number': 'company.phones',
    City: 'company.city',
    Industry: 'company.industry',
    'Website URL': 'company.website',
    Kundennummer: 'company.about*',
  });
  expect(
    targetsOf('Name|Telefon|Ort', 'Globex GmbH|089 1234|Bonn', 'Initech AG|030 1234|Ulm'),
  ).toMatchObject({ Name: 'company.name', Telefon: 'company.phones', Ort: 'company.city' });
});

test('what "Name" means depends on its neighbours and its values', () => {
  expect(targetsOf('Name|Vorname').Name).toBe('person.last_name');
  expect(targetsOf('Nome|Cognome').Nome).toBe('person.first_name');
  expect(targetsOf('Name|Firma').Name).toBe('person.full_name');
  expect(targetsOf('Name|Telefon', 'Anna Rossi|1', 'Hans Müller|2').Name).toBe('person.full_name');
  expect(targetsOf('Name|Branche').Name).toBe('company.name');
  expect(targetsOf('Titel|Nachname', 'Dr.|Rossi', 'Prof. Dr.|Müller').Titel).toBe(
    'person.name_title',
  );
  expect(targetsOf('Kunde|Ansprechpartner').Kunde).toBe('company.name');
});

test('case, accents, umlauts and punctuation don’t matter', () => {
  for (const heading of ['E-MAIL', 'email', 'e mail', 'E.Mail', 'Email-Adresse:', 'EMailAddress']) {
    expect(targetsOf(heading)[heading], heading).toBe('person.emails');
  }
  for (const heading of ['Strasse', 'STRASSE', 'Straße:', 'Strasse/Nr.']) {
    expect(targetsOf(`Vorname|${heading}`)[heading], heading).toBe('person.street');
  }
  expect(targetsOf('Vorname|Telefon geschaeftlich')['Telefon geschaeftlich']).toBe('person.phones');
  expect(targetsOf('Nome|Cognome|CITTA')).toMatchObject({ CITTA: 'person.city' });
});

test('values help where headings don’t, and overrule a heading that they contradict', () => {
  const rows = [
    'x@globex.com|+39 02 123456|10002345|Globex GmbH|Merlot',
    'y@globex.com|02/123457|10002346|Initech AG|Syrah',
    'z@globex.com|0331 765|10002347|Hooli Inc.|Merlot',
  ];
  expect(targetsOf('Aaa|Bbb|Kunden-ID|Ccc|Wein', ...rows)).toEqual({
    Aaa: 'person.emails',
    Bbb: 'company.phones',
    'Kunden-ID': 'company.about*',
    Ccc: 'company.name',
    Wein: 'company.about*',
  });
  const [column] = recogniseColumns(['E-Mail'], [['ja'], ['nein'], ['ja']]);
  expect(column).toMatchObject({
    target: 'person.about',
    label: 'E-Mail',
    why: 'values_do_not_fit',
  });
});

test('a list without headings is recognised by its values', () => {
  const rows = [
    ['Anna', 'Rossi', 'Globex SpA', 'a@globex.it'],
    ['Marco', 'Bianchi', 'Initech Srl', 'm@initech.it'],
    ['Luca', 'Verdi', 'Hooli Srl', 'l@hooli.it'],
  ];
  expect(recogniseColumns(['', '', '', ''], rows).map(({ target }) => target)).toEqual([
    'person.first_name',
    'person.last_name',
    'company.name',
    'person.emails',
  ]);
  const whole = [
    ['Anna Rossi', '02 1234567'],
    ['Marco Bianchi', '02 1234568'],
  ];
  expect(recogniseColumns(['', ''], whole).map(({ target }) => target)).toEqual([
    'person.full_name',
    'person.phones',
  ]);
});

test('every column gets a target, whatever its heading, and duplicated headings each their own', () => {
  expect(
    recogniseColumns(['Email', 'Email', 'Foo', 'Foo'], []).map(({ target, column }) => [
      target,
      column,
    ]),
  ).toEqual([
    ['person.emails', 0],
    ['person.emails', 1],
    ['person.about', 2],
    ['person.about', 3],
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      fc.array(fc.array(fc.string()), { maxLength: 5 }),
      (headings, rows) => {
        expect(recogniseColumns(headings, rows)).toHaveLength(headings.length);
      },
    ),
  );
});
