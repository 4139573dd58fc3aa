import type { ColumnMapping, ImportTarget } from '../import-targets.ts';
import { isPlaceholder } from '../parse-values.ts';
import type { RowIssue } from '../table.ts';
import { cutText } from '../values/clean-text.ts';

export type Scope = 'person' | 'company';

/** A filled cell and the column it stands in. */
export interface FilledCell {
  text: string;
  mapping: ColumnMapping;
}

/** A row on its way to a person and a company: what is still to be read, and what is kept aside. */
export interface RowDraft {
  cells: Map<ImportTarget, FilledCell[]>;
  /** Lines for "Good to know". */
  about: Record<Scope, string[]>;
  issues: RowIssue[];
}

/** An input while it is filled in. */
export type Filling<Input> = { -readonly [Name in keyof Input]?: Input[Name] };

export function draftRow(columns: readonly ColumnMapping[], cells: readonly string[]): RowDraft {
  const byTarget: RowDraft['cells'] = new Map();
  for (const mapping of columns) {
    const text = (cells[mapping.column] ?? '').trim();
    if (mapping.target === 'ignore' || isPlaceholder(text)) continue;
    const filled = byTarget.get(mapping.target);
    if (filled) filled.push({ text, mapping });
    else byTarget.set(mapping.target, [{ text, mapping }]);
  }
  return { cells: byTarget, about: { person: [], company: [] }, issues: [] };
}

export function cellsOf(draft: RowDraft, target: ImportTarget): FilledCell[] {
  return draft.cells.get(target) ?? [];
}

/** Keeps a text that fits nowhere else under "Good to know", so that nothing is lost. */
export function keepAside(
  draft: RowDraft,
  scope: Scope,
  kept: { label: string; text: string },
): void {
  const line = kept.label ? `${kept.label}: ${kept.text}` : kept.text;
  if (!draft.about[scope].includes(line)) draft.about[scope].push(line);
}

/** Notes that a cell was not understood; its text is kept aside. */
export function keepWithIssue(
  draft: RowDraft,
  scope: Scope,
  problem: { cell: FilledCell; text: string; reason: string; what: string },
): void {
  const { cell, text, reason, what } = problem;
  const label = cell.mapping.heading || 'Import';
  keepAside(draft, scope, { label, text });
  draft.issues.push({
    severity: 'value',
    reason,
    column: cell.mapping.column,
    message: `“${cutText(text, 60)}” ${what}. It is kept under “Good to know”.`,
  });
}

/** The first text given for a field; further ones and what is too long are kept aside. */
export function readText(
  draft: RowDraft,
  target: ImportTarget,
  maxLength: number,
): string | undefined {
  const [first, ...others] = cellsOf(draft, target);
  if (!first) return undefined;
  const scope = target.startsWith('company.') ? 'company' : 'person';
  for (const { text, mapping } of others) {
    if (text !== first.text) keepAside(draft, scope, { label: mapping.heading, text });
  }
  return fitText(draft, scope, { cell: first, text: onOneLine(first.text), maxLength });
}

export function fitText(
  draft: RowDraft,
  scope: Scope,
  fit: { cell: FilledCell; text: string; maxLength: number },
): string {
  const { cell, text, maxLength } = fit;
  if (text.length <= maxLength) return text;
  const what = `is longer than the ${maxLength} characters that fit, and was cut`;
  keepWithIssue(draft, scope, { cell, text, reason: 'too_long', what });
  return cutText(text, maxLength);
}

export function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** "Good to know": the notes first, then labelled lines, then what was kept aside. */
export function readAbout(draft: RowDraft, scope: Scope, maxLength: number): string | undefined {
  const given = cellsOf(draft, `${scope}.about`);
  const lines = [
    ...given.filter(({ mapping }) => !mapping.label).map(({ text }) => text),
    ...given
      .filter(({ mapping }) => mapping.label)
      .map(({ text, mapping }) => `${mapping.label}: ${text}`),
    ...draft.about[scope],
  ];
  if (lines.length === 0) return undefined;
  const text = lines.join('\n');
  if (text.length <= maxLength) return text;
  const message = `The notes are longer than the ${maxLength} characters that fit, and were cut.`;
  draft.issues.push({ severity: 'value', reason: 'notes_cut', message });
  return cutText(text, maxLength);
}
