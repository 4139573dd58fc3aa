import fc from 'fast-check';
import { expect, test } from 'vitest';
import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { IMPORT_TARGETS } from './import-targets.ts';
import { mapRow } from './map-row.ts';
import { planImport, startSurvey, surveyRow } from './plan-import.ts';
import { recogniseColumns } from './recognise-columns.ts';

function mapRows(headings: string, ...lines: string[]) {
  const rows = lines.map((line) => line.split('|'));
  const columns = recogniseColumns(headings.split('|'), rows);
  const survey = startSurvey();
  for (const cells of rows) surveyRow(survey, columns, cells);
  const plan = planImport(columns, survey, { region: 'DE', thisYear: 2025 });
  return rows.map((cells) => mapRow(plan, cells));
}

test('a row becomes a person and a company, and nothing of it is lost', () => {
  const [row] = mapRows(
    'Name|Firma|E-Mail|Telefon|PLZ/Ort|Straße|Geburtstag|Tags|Betreuer|Lieblingswein|Notizen',
    'Dr. Anna Rossi|Globex GmbH|Anna@Globex.de|089 123456|80331 München|Weg 1|17.5.80|VIP; Messe|Eva|Merlot|ruft gern an',
  );
  expect(row).toEqual({
    person: {
      first_name: 'Anna',
      last_name: 'Rossi',
      emails: ['anna@globex.de'],
      phones: ['+49 89 123456'],
      street: 'Weg 1',
      postal_code: '80331',
      city: 'München',
      birthday: '1980-05-17',
      tags: ['VIP', 'Messe'],
      about: 'ruft gern an\nLieblingswein: Merlot\nDr.',
    },
    company: { name: 'Globex GmbH' },
    owner: 'Eva',
    mailDomains: ['globex.de'],
    issues: [],
  });
});

test('what can’t be understood is told and kept', () => {
  const [row] = mapRows('Name|E-Mail|Geburtstag', 'Anna Rossi|siehe Karte|31.2.80');
  expect(row!.person!.about).toBe('E-Mail: siehe Karte\nGeburtstag: 31.2.80');
  expect(row!.issues.map(({ severity, reason, column }) => [severity, reason, column])).toEqual([
    ['value', 'not_an_email', 1],
    ['value', 'no_such_day', 2],
  ]);
});

test('an empty row is refused with advice', () => {
  const [row] = mapRows('Name|Firma|Ort', '-||Bonn');
  expect(row).toMatchObject({ issues: [{ severity: 'row', reason: 'nothing_to_import' }] });
  expect(row).not.toHaveProperty('person');
});

test('a desk’s address makes no person', () => {
  const [desk, human] = mapRows(
    'Firma|Telefon|E-Mail|Ort',
    'Globex|089 123456|info@globex.de|Bonn',
    'Initech|089 123457|anna@initech.de|Ulm',
  );
  expect(desk).toEqual({
    company: {
      name: 'Globex',
      phones: ['+49 89 123456'],
      city: 'Bonn',
      about: 'E-Mail: info@globex.de',
    },
    mailDomains: ['globex.de'],
    issues: [],
  });
  expect(human).toMatchObject({
    person: { emails: ['anna@initech.de'] },
    company: { name: 'Initech', city: 'Ulm' },
  });
});

test('a website alone makes no company of a person, but a company of a row without person', () => {
  const [anna, globex, nobody] = mapRows(
    'First Name|Last Name|Website|Phone',
    'Anna|Rossi|annarossi.com|',
    '||https://www.globex.com/x|089 123456',
    '|||089 123456',
  );
  expect(anna).toMatchObject({ person: { about: 'Website: annarossi.com' } });
  expect(anna).not.toHaveProperty('company');
  expect(globex!.company).toEqual({
    name: 'globex.com',
    domains: ['globex.com'],
    website: 'https://www.globex.com/x',
    phones: ['+49 89 123456'],
  });
  expect(nobody!.person).toEqual({ phones: ['+49 89 123456'] });
});

test('two addresses are never mixed: the fuller one is taken, the other kept', () => {
  const headings = 'Last Name|Business Street|Business City|Home Street|Home City';
  const [home, both] = mapRows(headings, 'Rossi|||Weg 1|Köln', 'Müller|Platz 2|Bonn|Weg 3|Ulm');
  expect(home!.person).toMatchObject({ street: 'Weg 1', city: 'Köln' });
  expect(both!.person).toMatchObject({
    street: 'Platz 2',
    city: 'Bonn',
    about: 'Home Street: Weg 3\nHome City: Ulm',
  });
});

test('the country of the row reads its phone numbers', () => {
  const [row] = mapRows('Last Name|Phone|Country', 'Rossi|02 12345678|Italien');
  expect(row!.person!.phones).toEqual(['+39 02 1234 5678']);
});

test('months and days are read as the whole column writes them', () => {
  const rows = mapRows('Last Name|Birthday', 'A|5/6/1980', 'B|5/17/1980');
  expect(rows.map((row) => row.person!.birthday)).toEqual(['1980-05-06', '1980-05-17']);
});

test('a company in a name column, and a mail address in a name column, find their places', () => {
  const [firm, mail, twice] = mapRows(
    'Name|E-Mail|Firma',
    'Globex GmbH|info@globex.de|',
    'anna@globex.de||',
    'Globex|x@gmx.de|Globex',
  );
  expect(firm).toMatchObject({ company: { name: 'Globex GmbH' } });
  expect(mail!.person).toEqual({ emails: ['anna@globex.de'] });
  expect(twice!.company!.name).toBe('Globex');
  expect(twice!.person).toEqual({ emails: ['x@gmx.de'] });
});

test('Google’s own groups are no tags', () => {
  const [row] = mapRows('Last Name|Labels', 'Rossi|VIP ::: * myContacts ::: * friends');
  expect(row!.person!.tags).toEqual(['VIP', 'friends']);
});

test('a text too long for its field is cut there and whole in the notes', () => {
  const long = 'x'.repeat(250);
  const [row] = mapRows('Last Name|Job Title', `Rossi|${long}`);
  expect(row!.person!.job_title).toHaveLength(200);
  expect(row!.person!.about).toBe(`Job Title: ${long}`);
  expect(row!.issues[0]!.reason).toBe('too_long');
});

test('whatever the mapping and the cells, every value fits its field', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'Anna Rossi',
      'a@b.it',
      '089 123',
      'x'.repeat(700),
      '17.5.80',
      'Globex AG',
      'www.b.it',
    ),
  );
  const columns = fc.array(fc.tuple(fc.constantFrom(...IMPORT_TARGETS), cell), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(columns, (pairs) => {
      const mapping = pairs.map(([target], column) => ({ column, heading: `H${column}`, target }));
      const plan = planImport(mapping, startSurvey(), { thisYear: 2025 });
      const row = mapRow(
        plan,
        pairs.map(([, text]) => text),
      );
      if (row.person) expectFits(row.person, person.fields);
      if (row.company) expectFits(row.company, company.fields);
      expect(row.company?.name ?? 'named').not.toBe('');
      const isRefused = row.issues.some(({ severity }) => severity === 'row');
      expect(isRefused).toBe(!row.person && !row.company);
    }),
    { numRuns: 300 },
  );
});

function expectFits(values: object, fields: object): void {
  for (const [name, value] of Object.entries(values)) {
    const field = (fields as Record<string, { maxLength?: number; maxItems?: number }>)[name];
    expect(field, name).toBeDefined();
    expect(value.length, name).toBeGreaterThan(0);
    expect(value.length, name).toBeLessThanOrEqual(field!.maxLength ?? field!.maxItems ?? 0);
  }
}
