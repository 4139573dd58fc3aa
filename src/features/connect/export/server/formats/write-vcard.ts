import type { Row } from '#src/records/server/record-type.ts';
import type { Refs } from '#src/records/server/table/record-columns.ts';

const MOST_OCTETS = 75;

/** What is no day would stand there unescaped, and could begin lines of its own. */
const BIRTHDAY = /^(?:\d{4}|-)-\d\d-\d\d$/;

/** A person as a vCard 4.0 (RFC 6350). */
export function writeVcard(person: Row, refs: Refs): string {
  const company = refs[person.company_id as string]?.title ?? '';
  const lists = (name: string) => (person[name] as string[] | undefined) ?? [];
  const tags = lists('tags');
  const address = ['', '', ...['street', 'city'].map((name) => textOf(person[name])), ''];
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${person.id}`,
    `FN:${escapeText(textOf(person.title))}`,
    `N:${[person.last_name, person.first_name, '', '', ''].map((part) => escapeText(textOf(part))).join(';')}`,
    company && `ORG:${escapeText(company)}`,
    person.job_title && `TITLE:${escapeText(textOf(person.job_title))}`,
    ...lists('emails').map((mail, at) => `EMAIL${prefer(at)}:${escapeText(mail)}`),
    ...lists('phones').map((phone, at) => `TEL;VALUE=text${prefer(at)}:${escapeText(phone)}`),
    hasAddress(person) &&
      `ADR:${[...address, person.postal_code, person.country].map((part) => escapeText(textOf(part))).join(';')}`,
    BIRTHDAY.test(textOf(person.birthday)) && `BDAY:${birthday(textOf(person.birthday))}`,
    tags.length > 0 && `CATEGORIES:${tags.map(escapeText).join(',')}`,
    person.about && `NOTE:${escapeText(textOf(person.about))}`,
    `REV:${textOf(person.updated_at).slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
    'END:VCARD',
  ];
  return lines
    .filter((line) => typeof line === 'string' && line !== '')
    .map((line) => foldLine(line as string))
    .join('');
}

function prefer(at: number): string {
  return at === 0 ? ';PREF=1' : '';
}

function hasAddress(person: Row): boolean {
  return ['street', 'city', 'postal_code', 'country'].some((name) => person[name]);
}

/** `2001-05-17` without its dashes; `--05-17` stays a day without a year (RFC 6350 §4.3.1). */
function birthday(text: string): string {
  return text.startsWith('--')
    ? `--${text.slice(2).replaceAll('-', '')}`
    : text.replaceAll('-', '');
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\,;]/g, '\\$&').replaceAll(/\r\n|\r|\n/g, '\\n');
}

/** Lines of 75 octets, none broken within a character. */
function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}
