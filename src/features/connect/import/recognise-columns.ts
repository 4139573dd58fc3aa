import { type FoundMeaning, findMeaning } from './columns/find-meaning.ts';
import type { HeadingMeaning } from './columns/known-headings.ts';
import { type ColumnProfile, profileColumn } from './columns/profile-column.ts';
import {
  type ColumnReason,
  type DraftColumn,
  type SettledColumn,
  SHARED_MEANINGS,
  settleTable,
} from './columns/settle-table.ts';
import type { ImportTarget } from './import-targets.ts';

interface Clue {
  column: number;
  heading: string;
  profile: ColumnProfile;
  found?: FoundMeaning;
}

/**
 * Proposes what each column means from its heading and, where headings don't help, from the sample
 * rows. Nothing is lost: what nobody knows goes to "Good to know" as "Heading: text".
 */
export function recogniseColumns(
  headings: readonly string[],
  sampleRows: readonly (readonly string[])[],
): SettledColumn[] {
  const clues = headings.map((heading, column): Clue => {
    const profile = profileColumn(sampleRows.map((cells) => cells[column] ?? ''));
    const found = findMeaning(heading);
    return { column, heading, profile, ...(found && { found }) };
  });
  const named = clues.map((clue) => settleByHeading(clue));
  namesInOneColumn(named, clues);
  const guessed = named.map((column, at) => column ?? settleByValues(clues[at]!));
  const columns = guessed.map((column, at) => column ?? describeUnknown(clues[at]!));
  if (headings.every((heading) => heading === '')) guessNames(columns, clues);
  return settleTable(
    columns,
    clues.map(({ profile }) => profile),
  );
}

function settleByHeading(clue: Clue): DraftColumn | undefined {
  const { found, profile } = clue;
  if (!found) return undefined;
  const fit = fitOf(found.meaning, profile);
  if (fit !== undefined && profile.filled >= 3 && fit < 0.2) {
    const other = settleByValues(clue);
    return other ?? { ...describeUnknown(clue), why: 'values_do_not_fit', confidence: 0.5 };
  }
  const target = scopeMeaning(found);
  return {
    column: clue.column,
    heading: clue.heading,
    target,
    ...(found.group && { group: found.group }),
    ...(target === 'label' && { label: clue.heading }),
    confidence: fit !== undefined && fit > 0.8 ? 0.98 : found.confidence,
    why: reasonOf(found, fit),
  };
}

function reasonOf({ meaning, confidence }: FoundMeaning, fit = 0): ColumnReason {
  if (meaning === 'ignore') return 'system_column';
  if (fit > 0.5) return 'heading_and_values';
  return confidence < 0.7 ? 'similar_heading' : 'heading';
}

/** "Company Phone" is the company's, whatever else the table holds. */
function scopeMeaning({ meaning, isCompany }: FoundMeaning): HeadingMeaning {
  if (!isCompany) return meaning;
  if (meaning === 'name') return 'company.name';
  if (meaning === 'person.emails') return 'company.domains';
  return SHARED_MEANINGS.has(meaning) ? (`company.${meaning}` as HeadingMeaning) : meaning;
}

/** Which share of the cells is what the heading promises; nothing where cells can't tell. */
function fitOf(meaning: HeadingMeaning, profile: ColumnProfile): number | undefined {
  if (profile.filled === 0) return undefined;
  if (meaning === 'person.emails') return profile.emails;
  if (meaning === 'person.birthday') return profile.dates > 0 ? profile.dates : undefined;
  if (meaning === 'website') return Math.max(profile.websites, 0.2);
  // A telephone list may hold bare digits; only words and addresses contradict.
  if (meaning === 'phones') return profile.emails > 0.8 ? 0 : Math.max(profile.phones, 0.2);
  if (meaning === 'person.first_name' || meaning === 'person.last_name') {
    return profile.emails > 0.8 || profile.phones > 0.8 ? 0 : undefined;
  }
  return undefined;
}

function settleByValues({ column, heading, profile }: Clue): DraftColumn | undefined {
  const base = { column, heading, why: 'values' as const };
  if (profile.filled === 0) return undefined;
  if (profile.emails >= 0.6) return { ...base, target: 'person.emails', confidence: 0.9 };
  if (profile.websites >= 0.6) return { ...base, target: 'website', confidence: 0.75 };
  const isNumbered = /(?:nr|no|id|num|code)\.?$|nummer|number|numero/i.test(heading);
  if (profile.phones >= 0.6 && !isNumbered) return { ...base, target: 'phones', confidence: 0.65 };
  if (profile.companies >= 0.4) return { ...base, target: 'company.name', confidence: 0.65 };
  return undefined;
}

function describeUnknown({ column, heading, profile }: Clue): DraftColumn {
  if (profile.filled === 0) {
    // Kept all the same: the sample is not the whole file.
    return {
      column,
      heading,
      target: 'label',
      label: heading,
      confidence: 0.5,
      why: 'empty_column',
    };
  }
  return {
    column,
    heading,
    target: 'label',
    label: heading,
    confidence: 0.3,
    why: 'unknown_heading',
  };
}

/** A list that has last names alone, most of them of two words, has whole names there. */
function namesInOneColumn(columns: (DraftColumn | undefined)[], clues: Clue[]): void {
  if (columns.some((column) => column?.target === 'person.first_name')) return;
  columns.forEach((column, at) => {
    if (column?.target !== 'person.last_name' || clues[at]!.profile.fullNames <= 0.6) return;
    Object.assign(column, { target: 'person.full_name', confidence: 0.7 });
  });
}

/** Without headings: "Anna | Rossi" by frequent given names, "Anna Rossi" by its shape. */
function guessNames(columns: DraftColumn[], clues: Clue[]): void {
  const isOpen = (at: number) => columns[at]?.why === 'unknown_heading';
  const given = clues.findIndex(
    ({ profile }, at) => isOpen(at) && profile.givenNames > 0.3 && profile.fullNames < 0.3,
  );
  const full = clues.findIndex(({ profile }, at) => isOpen(at) && profile.fullNames > 0.6);
  const set = (at: number, target: ImportTarget) => {
    Object.assign(columns[at]!, { target, why: 'values', confidence: 0.6 });
    delete columns[at]!.label;
  };
  if (given >= 0) {
    set(given, 'person.first_name');
    const family = [given + 1, given - 1].find(
      (at) => isOpen(at) && clues[at]!.profile.dates < 0.3,
    );
    if (family !== undefined) set(family, 'person.last_name');
  } else if (full >= 0) set(full, 'person.full_name');
}
