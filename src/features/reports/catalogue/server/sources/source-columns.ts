import type { Field, Fields } from '#src/records/field-types.ts';
import type { FieldRead } from '../../../metric/server/source-type.ts';
import words from '../../texts/sources.en.json' with { type: 'json' };

type Words = typeof words;
export type SourceName = keyof Words;
type ColumnName<S extends SourceName> = keyof Words[S]['columns'] & string;

/** A kind; a record type after an arrow is a reference to it. */
type Kind =
  | 'choice'
  | 'date'
  | 'datetime'
  | 'integer'
  | 'number'
  | 'money'
  | 'boolean'
  | 'text'
  | `→${string}`;

/**
 * What a source is called, and its columns with their words, each with what it is made of.
 * `chosenBy`: what decides which rows there are.
 */
export function describeSource<S extends SourceName>(
  name: S,
  columns: Record<ColumnName<S>, [kind: Kind, ...reads: string[]]>,
  chosenBy: readonly string[] = [],
) {
  const entries = Object.entries(columns) as [ColumnName<S>, [Kind, ...string[]]][];
  return {
    name,
    label: words[name].label,
    columns: Object.fromEntries(
      entries.map(([column, [kind]]) => [column, fieldFor(name, column, kind)]),
    ) as Fields,
    reads: Object.fromEntries(entries.map(([column, [, ...reads]]) => [column, reads.map(readOf)])),
    chosenBy: chosenBy.map(readOf),
  };
}

function fieldFor(source: SourceName, column: string, kind: Kind): Field {
  const told = words[source] as {
    columns: Record<string, string>;
    choices?: Record<string, Record<string, string>>;
  };
  const base = { label: told.columns[column]!, why: '', usedIn: [], readOnly: true };
  if (kind.startsWith('→')) return { ...base, kind: 'reference', to: kind.slice(1) };
  if (kind === 'text') return { ...base, kind, maxLength: 100 };
  if (kind !== 'choice') return { ...base, kind: kind as 'date' };
  const choices = Object.entries(told.choices?.[column] ?? {});
  return { ...base, kind, choices: choices.map(([value, label]) => ({ value, label })) };
}

/** `deal.amount` */
function readOf(path: string): FieldRead {
  const [type, field] = path.split('.') as [string, string];
  return { type, field };
}
