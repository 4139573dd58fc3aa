import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { FieldKind } from '#src/records/field-types.ts';

/** What reads as words when it is filled in; of several records or members there would stand ids. */
const SAID: readonly FieldKind[] = [
  ...(['text', 'long_text', 'url', 'emails', 'phones', 'domains', 'tags', 'choice'] as const),
  ...(['money', 'integer', 'number', 'date', 'datetime', 'reference', 'member'] as const),
];

/** The values that words of a rule can hold, by the names of their places; the usual ones first. */
export function placesOf(declaration: RecordDeclaration): { place: string; field: string }[] {
  const rest = shownFields(declaration).filter(
    (name) => name !== 'company_id' && SAID.includes(declaration.fields[name]!.kind),
  );
  return [
    { place: 'title', field: 'title' },
    ...(declaration.fields.company_id ? [{ place: 'company', field: 'company_id' }] : []),
    { place: 'owner', field: 'owner_id' },
    ...rest.map((name) => ({ place: name, field: name })),
  ];
}

/** The words with a place instead of what was marked, apart from the letters beside it; and where it ends. */
export function putPlace(words: string, place: string, [from, to]: [number, number]) {
  const [before, after] = [words.slice(0, from), words.slice(to)];
  const start = /[\p{L}\p{N}}]$/u.test(before) ? `${before} ` : before;
  const put = `${start}{${place}}`;
  return { words: put + (/^[\p{L}\p{N}{]/u.test(after) ? ` ${after}` : after), end: put.length };
}
