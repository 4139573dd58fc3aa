import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { type Filter, leavesOf } from '#src/records/filter.ts';

/** A field of a record type that something reads. */
export interface FieldRead {
  type: string;
  field: string;
}

/** A record type as the workspace has it. */
export type DeclarationOf = (type: string) => RecordDeclaration | undefined;

/** A field by its path: `city`, or by one hop `company_id.city`, which reads both. */
export function readsOfPath(of: DeclarationOf, type: string, path: string): FieldRead[] {
  const [own = '', beyond] = path.split('.');
  const declaration = of(type);
  const reads = [{ type, field: own }];
  const field = declaration && fieldOf(declaration, own);
  if (beyond && field && 'to' in field) reads.push({ type: field.to, field: beyond });
  return reads;
}

/** Every field that a filter tests, also those of what belongs to the record. */
export function readsOfFilter(of: DeclarationOf, type: string, filter: Filter): FieldRead[] {
  return leavesOf(filter).flatMap((test) => {
    if ('field' in test) return readsOfPath(of, type, test.field);
    if (!('has' in test)) return [];
    const link = test.by ?? linkTo(of(test.has), type);
    return [
      ...(link ? [{ type: test.has, field: link }] : []),
      ...(test.through ? [{ type, field: test.through }] : []),
      ...(test.filter ? readsOfFilter(of, test.has, test.filter) : []),
    ];
  });
}

function linkTo(declaration: RecordDeclaration | undefined, type: string): string | undefined {
  return Object.entries(declaration?.fields ?? {}).find(
    ([, field]) => field.kind === 'reference' && field.to === type,
  )?.[0];
}

/** Of a list: its filter, order, columns and grouping, as a saved view keeps them. */
export interface ListParts {
  filter: Filter | null;
  sort: string | null;
  columns: string | null;
  group_by: string | null;
}

export function readsOfList(of: DeclarationOf, type: string, parts: ListParts): FieldRead[] {
  const columns = (parts.columns ?? '').split(',').map((one) => one.trim());
  const sort = (parts.sort ?? '').replace(/^-/, '');
  const group = (parts.group_by ?? '').split(':')[0]!;
  return [
    ...(parts.filter ? readsOfFilter(of, type, parts.filter) : []),
    ...[...columns, sort, group].filter(Boolean).flatMap((one) => readsOfPath(of, type, one)),
  ];
}

/** Places in words that a record's values are put into: `Call {title}`. */
export function placesIn(words: string): string[] {
  return [...words.matchAll(/\{(\w{1,60})\}/g)].map((match) => match[1]!);
}
