import { type ParsedList, parseDomains, parseEmails, parsePhones } from '../parse-values.ts';
import {
  cellsOf,
  type FilledCell,
  keepAside,
  keepWithIssue,
  type RowDraft,
  type Scope,
} from './row-draft.ts';

interface ListRules {
  maxItems: number;
  parse: (text: string) => ParsedList;
  reason: string;
  /** What a wrong text is said to be. */
  what: string;
}

const MAX_TAG_LENGTH = 100;

function readList(
  draft: RowDraft,
  from: { scope: Scope; cells: FilledCell[] },
  rules: ListRules,
): string[] {
  const values = new Set<string>();
  for (const cell of from.cells) {
    const parsed = rules.parse(cell.text);
    for (const text of parsed.rest) {
      keepWithIssue(draft, from.scope, { cell, text, reason: rules.reason, what: rules.what });
    }
    for (const value of parsed.values) {
      if (values.size < rules.maxItems || values.has(value)) values.add(value);
      else keepAside(draft, from.scope, { label: cell.mapping.heading, text: value });
    }
  }
  return [...values];
}

/** Mail addresses of the person, also those that stand in a name column by mistake. */
export function readEmails(draft: RowDraft, maxItems: number): string[] {
  const strays = (['person.full_name', 'person.first_name', 'person.last_name'] as const)
    .flatMap((target) => cellsOf(draft, target))
    .filter(({ text }) => text.includes('@'));
  const found = readList(
    draft,
    { scope: 'person', cells: cellsOf(draft, 'person.emails') },
    {
      maxItems,
      parse: parseEmails,
      reason: 'not_an_email',
      what: 'is not an e-mail address',
    },
  );
  const stray = strays.flatMap(({ text }) => parseEmails(text).values);
  return [...new Set([...found, ...stray])].slice(0, maxItems);
}

export function readPhones(
  draft: RowDraft,
  scope: Scope,
  rules: { maxItems: number; region: string | undefined },
): string[] {
  return readList(
    draft,
    { scope, cells: cellsOf(draft, `${scope}.phones`) },
    {
      maxItems: rules.maxItems,
      parse: (text) => parsePhones(text, rules.region),
      reason: 'not_a_phone',
      what: 'is not a phone number',
    },
  );
}

export function readDomains(draft: RowDraft, maxItems: number): string[] {
  return readList(
    draft,
    { scope: 'company', cells: cellsOf(draft, 'company.domains') },
    {
      maxItems,
      parse: parseDomains,
      reason: 'not_a_domain',
      what: 'is not a mail domain',
    },
  );
}

export function readTags(draft: RowDraft, scope: Scope, maxItems: number): string[] {
  return readList(
    draft,
    { scope, cells: cellsOf(draft, `${scope}.tags`) },
    {
      maxItems,
      parse: parseTags,
      reason: 'not_a_tag',
      what: 'is too long for a tag',
    },
  );
}

/** Google marks its own groups with an asterisk; the one that holds everybody says nothing. */
function parseTags(text: string): ParsedList {
  const parts = text.split(/:::|[;,\n|]/).map((part) => part.trim().replace(/^\* /, ''));
  const tags = parts.filter((part) => part !== '' && part !== 'myContacts');
  return {
    values: tags.filter((tag) => tag.length <= MAX_TAG_LENGTH),
    rest: tags.filter((tag) => tag.length > MAX_TAG_LENGTH),
  };
}
