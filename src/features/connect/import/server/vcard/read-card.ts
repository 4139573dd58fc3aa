import type { RawRow, RowIssue } from '../../table.ts';
import { type CardProperty, parseProperty } from './parse-property.ts';
import type { CardLines } from './split-cards.ts';

/** The columns that every list of vCards has; their headings are recognised like any other. */
export const CARD_HEADINGS = [
  'Name Prefix',
  'First Name',
  'Middle Name',
  'Last Name',
  'Name Suffix',
  'Full Name',
  'Company',
  'Department',
  'Job Title',
  'E-mail',
  'Phone',
  'Fax',
  'Street',
  'Postal Code',
  'City',
  'Region',
  'Country',
  'Birthday',
  'Website',
  'Categories',
  'Notes',
  'Other',
] as const;

type CardHeading = (typeof CARD_HEADINGS)[number];
type CardFields = Map<CardHeading, string[]>;

/** One card as a row. Several addresses of one kind stand in one cell, a line each. */
export function readCard(card: CardLines): RawRow {
  const version = versionOf(card.lines);
  const fields: CardFields = new Map();
  const issues: RowIssue[] = [];
  const properties: CardProperty[] = [];
  for (const line of card.lines) {
    const property = parseProperty(line, version);
    if (property) properties.push(property);
    else {
      add(fields, 'Other', line.slice(0, 500));
      const message = 'A line of this card can’t be read. It is kept under “Good to know”.';
      issues.push({ severity: 'value', reason: 'card_line', message });
    }
  }
  const labels = readLabels(properties);
  // The preferred address of several comes first, whatever the order in the file.
  const ordered = properties.sort((one, other) => rank(one) - rank(other));
  for (const property of ordered) readProperty(fields, property, labels);
  if (isCompanyCard(properties))
    for (const name of ['Full Name', 'First Name', 'Last Name'] as const) fields.delete(name);
  const problem =
    card.problem ?? (isGroup(properties) ? 'group' : isBlank(fields) ? 'blank' : undefined);
  if (problem)
    issues.push({ severity: 'row', reason: `card_${problem}`, message: PROBLEMS[problem] });
  return {
    line: card.line,
    cells: CARD_HEADINGS.map((heading) => (fields.get(heading) ?? []).join('\n')),
    issues,
  };
}

const PROBLEMS = {
  cut_off: 'This card has no end: the file may have been cut off here. Export the contact again.',
  too_long:
    'This card is too long to be a contact. Export the contact again, without its attachments.',
  group: 'This card is a distribution list, not a contact. It was left out.',
  blank: 'This card has no name, company, e-mail address or phone number. Fill in one of them.',
};

function versionOf(lines: string[]): string {
  return lines.map((line) => /^VERSION:\s*([\d.]+)/i.exec(line)?.[1]).find(Boolean) ?? '3.0';
}

function rank({ types }: CardProperty): number {
  return types.includes('pref') ? 0 : 1;
}

/** Apple's `item1.X-ABLabel:_$!<Anniversary>!$_` names what `item1` is. */
function readLabels(properties: CardProperty[]): Map<string, string> {
  const labels = properties.filter(({ name, group }) => name === 'x-ablabel' && group);
  return new Map(
    labels.map(({ group, values }) => [group, (values[0] ?? '').replace(/^_\$!<|>!\$_$/g, '')]),
  );
}

function isGroup(properties: CardProperty[]): boolean {
  return properties.some(
    ({ name, values }) =>
      /^(?:kind|x-addressbookserver-kind)$/.test(name) && values[0]?.toLowerCase() === 'group',
  );
}

function isCompanyCard(properties: CardProperty[]): boolean {
  return properties.some(
    ({ name, values }) =>
      (name === 'kind' && values[0]?.toLowerCase() === 'org') ||
      (name === 'x-abshowas' && values[0]?.toUpperCase() === 'COMPANY'),
  );
}

function isBlank(fields: CardFields): boolean {
  const telling = ['First Name', 'Last Name', 'Full Name', 'Company', 'E-mail', 'Phone'] as const;
  return telling.every((heading) => !fields.get(heading)?.some(Boolean));
}

const SIMPLE: Record<string, CardHeading> = {
  fn: 'Full Name',
  title: 'Job Title',
  email: 'E-mail',
  bday: 'Birthday',
  url: 'Website',
  note: 'Notes',
};
/** Of use to the program that wrote the card, not to people. */
const SILENT =
  /^(?:version|prodid|rev|uid|kind|x-ablabel|x-abshowas|x-abadr|x-abuid|sort-string|mailer|class|source|clientpidmap|photo|logo|sound|key|tz|geo|label|agent|x-phonetic-.*|x-ms-.*|x-addressbookserver-.*|x-.*-(?:ref|id|uid|etag))$/;

function readProperty(
  fields: CardFields,
  property: CardProperty,
  labels: Map<string, string>,
): void {
  const { name, values } = property;
  const text = values.filter(Boolean).join(' ');
  const simple = SIMPLE[name];
  if (name === 'n') readName(fields, values);
  else if (name === 'adr') readAddress(fields, values);
  else if (name === 'org') readOrganisation(fields, values);
  else if (name === 'tel')
    add(
      fields,
      property.types.includes('fax') ? 'Fax' : 'Phone',
      text.replace(/^tel:/i, '').replace(/;.*$/, ''),
    );
  else if (name === 'categories') add(fields, 'Categories', values.filter(Boolean).join(', '));
  else if (simple) add(fields, simple, text);
  else if (name === 'role' && !fields.get('Job Title')) add(fields, 'Job Title', text);
  else if (!SILENT.test(name) && text) {
    const label = labels.get(property.group) || name.replace(/^x-/, '').replaceAll('-', ' ');
    add(fields, 'Other', `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${text}`);
  }
}

function add(fields: CardFields, heading: CardHeading, text: string): void {
  const known = fields.get(heading);
  if (text === '' || known?.includes(text)) return;
  if (known) known.push(text);
  else fields.set(heading, [text]);
}

function readName(fields: CardFields, [last, first, middle, prefix, suffix]: string[]): void {
  add(fields, 'Last Name', last ?? '');
  add(fields, 'First Name', first ?? '');
  add(fields, 'Middle Name', middle ?? '');
  add(fields, 'Name Prefix', prefix ?? '');
  add(fields, 'Name Suffix', suffix ?? '');
}

function readOrganisation(fields: CardFields, [company = '', ...units]: string[]): void {
  add(fields, 'Company', company);
  add(fields, 'Department', units.filter(Boolean).join(', '));
}

/** The first address has columns of its own; further ones are kept in one piece. */
function readAddress(fields: CardFields, parts: string[]): void {
  const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] =
    parts;
  const isFirst = (['Street', 'City', 'Postal Code'] as const).every(
    (heading) => !fields.get(heading),
  );
  const lines = [street, extended, box].filter(Boolean).join(', ');
  if (!isFirst) {
    add(
      fields,
      'Other',
      `Address: ${[lines, `${code} ${city}`.trim(), region, country].filter(Boolean).join(', ')}`,
    );
    return;
  }
  add(fields, 'Street', lines);
  add(fields, 'City', city);
  add(fields, 'Region', region);
  add(fields, 'Postal Code', code);
  add(fields, 'Country', country);
}
