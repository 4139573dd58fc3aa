import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import { type Filter, fieldTests } from '#src/records/filter.ts';

/** What figures that read several kinds of rows can be filtered by, those first that most of them have. */
export function sharedFields(declarations: readonly RecordDeclaration[]): Map<string, Field> {
  const found = new Map<string, { field: Field; count: number }>();
  const unlike = new Set<string>();
  for (const { fields } of declarations) {
    for (const [name, field] of Object.entries(fields)) {
      const known = found.get(name);
      if (known && !isAlike(known.field, field)) unlike.add(name);
      found.set(name, { field: known?.field ?? field, count: (known?.count ?? 0) + 1 });
    }
  }
  const shared = [...found].filter(([name]) => !unlike.has(name));
  const ordered = shared.toSorted(([, one], [, other]) => other.count - one.count);
  return new Map(ordered.map(([name, { field }]) => [name, field]));
}

export interface Touched {
  filter: Filter | undefined;
  /** The fields of the conditions that say nothing of these rows. */
  untouched: string[];
}

/** Those conditions that all of these rows can be filtered by; a figure that lacks a field stays as it is. */
export function filterTouching(
  conditions: readonly Filter[],
  declarations: readonly RecordDeclaration[],
  shared: ReadonlyMap<string, Field>,
): Touched {
  const touches = (name: string) => declarations.every((one) => hasField(one, name, shared));
  const kept = conditions.filter((one) => fieldTests(one).every(({ field }) => touches(field)));
  const lost = conditions.flatMap(fieldTests).flatMap(({ field }) => (touches(field) ? [] : field));
  return {
    filter: kept.length > 1 ? { and: kept } : kept[0],
    untouched: [...new Set(lost)],
  };
}

/** What every record has, and can be filtered by here. */
export const BASE: readonly string[] = ['owner_id', 'created_at'];

/** Whether a condition out of an address tests fields that there are. */
export function isKnownTo(shared: Pick<RecordDeclaration, 'fields'>, condition: Filter): boolean {
  const names = fieldTests(condition).map(({ field }) => field.split('.')[0]!);
  return (
    names.length > 0 &&
    names.every((name) => Object.hasOwn(shared.fields, name) || BASE.includes(name))
  );
}

function hasField(
  { fields, baseFields }: RecordDeclaration,
  path: string,
  shared: ReadonlyMap<string, Field>,
): boolean {
  const name = path.split('.')[0]!;
  const field = fields[name];
  if (field) return shared.has(name) && isAlike(shared.get(name)!, field);
  return !shared.has(name) && (baseFields ?? BASE).includes(name);
}

/** Whether two fields hold the same, and not only bear the same name. */
function isAlike(one: Field, other: Field): boolean {
  const holds = ({ kind, ...rest }: Field) => {
    const { to, choices } = rest as { to?: string; choices?: readonly { value: string }[] };
    return JSON.stringify([kind, to, choices?.map(({ value }) => value)]);
  };
  return holds(one) === holds(other);
}
