import type { RecordDeclaration } from '#src/records/define-record.ts';

/** Of a list's columns: what a record is worth, which stands at its end, and what is said of it. */
export function phoneColumns(
  { fields }: RecordDeclaration,
  columns: readonly string[],
): { worth: string | undefined; known: string[] } {
  const worth = columns.find((name) => fields[name]?.kind === 'money');
  return { worth, known: columns.filter((name) => name !== worth) };
}
