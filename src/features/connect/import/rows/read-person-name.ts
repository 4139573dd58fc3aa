import { foldText } from '#src/lib/fold-text.ts';
import { type NameOrder, splitName } from '../split-name.ts';
import { isCompanyName } from '../values/company-name.ts';
import {
  cellsOf,
  type FilledCell,
  fitText,
  keepAside,
  onOneLine,
  type RowDraft,
} from './row-draft.ts';

export interface PersonName {
  first_name?: string;
  last_name?: string;
  /** A company that stood where a person's name was expected. */
  companyName?: string;
}

interface NameRules {
  order: NameOrder;
  maxLength: number;
}

/** The name from its columns, or split from a column of whole names where those are empty. */
export function readPersonName(draft: RowDraft, rules: NameRules): PersonName {
  const titles = cellsOf(draft, 'person.name_title');
  for (const { text, mapping } of titles) {
    keepAside(draft, 'person', { label: mapping.heading, text });
  }
  const given = [...namesIn(draft, 'person.first_name'), ...namesIn(draft, 'person.middle_name')];
  const family = [...namesIn(draft, 'person.last_name'), ...namesIn(draft, 'person.name_suffix')];
  const whole = namesIn(draft, 'person.full_name');
  const hasParts = [...given, ...family].some(({ mapping }) =>
    /(?:first|last)_/.test(mapping.target),
  );
  if (!hasParts && whole[0]) {
    keepStrays(draft, [...given, ...family, ...whole.slice(1)], whole[0].text);
    return readWholeName(draft, whole[0], rules);
  }
  const [first, last] = [joinNames(given), joinNames(family)];
  keepStrays(draft, whole, [first, last, ...titles.map(({ text }) => text)].join(' '));
  return {
    ...(given[0] && { first_name: fitName(draft, given[0], { text: first, ...rules }) }),
    ...(family[0] && { last_name: fitName(draft, family[0], { text: last, ...rules }) }),
  };
}

function readWholeName(draft: RowDraft, cell: FilledCell, rules: NameRules): PersonName {
  const text = onOneLine(cell.text);
  const isCompany = cellsOf(draft, 'company.name').some((other) => onOneLine(other.text) === text);
  if (isCompany || isCompanyName(text)) return { companyName: text };
  const name = splitName(text.replace(/[<"].*$/, '').trim() || text, rules.order);
  // without a label: the list may be of any language
  if (name.title) keepAside(draft, 'person', { label: '', text: name.title });
  if (name.extra) keepAside(draft, 'person', { label: '', text: name.extra });
  return {
    ...(name.first && { first_name: fitName(draft, cell, { text: name.first, ...rules }) }),
    ...(name.last && { last_name: fitName(draft, cell, { text: name.last, ...rules }) }),
  };
}

type NameTarget =
  | 'person.first_name'
  | 'person.middle_name'
  | 'person.last_name'
  | 'person.name_suffix'
  | 'person.full_name';

/** A mail address in a name column is no name; it is read among the mail addresses. */
function namesIn(draft: RowDraft, target: NameTarget): FilledCell[] {
  return cellsOf(draft, target).filter(({ text }) => !/^\S+@\S+$/.test(text));
}

function joinNames(cells: FilledCell[]): string {
  return [...new Set(cells.map(({ text }) => onOneLine(text)))].join(' ');
}

/** Names that say nothing new ("Rossi, Anna" beside Anna and Rossi) are dropped, others kept aside. */
function keepStrays(draft: RowDraft, cells: FilledCell[], known: string): void {
  if (cells.length === 0) return;
  const words = new Set(wordsOf(known));
  for (const { text, mapping } of cells) {
    if (wordsOf(text).some((word) => !words.has(word))) {
      keepAside(draft, 'person', { label: mapping.heading, text: onOneLine(text) });
    }
  }
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function fitName(
  draft: RowDraft,
  cell: FilledCell,
  { text, maxLength }: { text: string; maxLength: number },
): string {
  return fitText(draft, 'person', { cell, text, maxLength });
}
