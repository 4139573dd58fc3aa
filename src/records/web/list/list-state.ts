import type { RecordDeclaration } from '#src/records/define-record.ts';
import { FILTER_OPS, type FieldFilter, type Filter } from '#src/records/filter.ts';
import type { ListQuery } from '../data/record-client.ts';
import { BASE_FIELDS } from '../labels.ts';

/** A ready-made way to look at a list: a tab above it. */
export interface ListView {
  name: string;
  label: () => string;
  /** All of these hold; the value `$me` stands for the member who looks. */
  conditions: readonly FieldFilter[];
  sort?: string;
}

/** What the address says of a list: `?view=mine&sort=-city&where=[…]&columns=city,emails&bin=true`. */
export interface ListState {
  view: string;
  sort: string;
  conditions: FieldFilter[];
  columns: string[];
  bin: boolean;
}

export interface ListDefaults {
  views: readonly ListView[];
  sort: string;
}

/** Reads the address; what does not fit the record type is left out. */
export function readListState(
  declaration: RecordDeclaration,
  search: Record<string, unknown>,
  defaults: ListDefaults,
): ListState {
  const view = defaults.views.find(({ name }) => name === search.view) ?? defaults.views[0];
  const known = new Set([...Object.keys(declaration.fields), ...BASE_FIELDS]);
  const sort = typeof search.sort === 'string' ? search.sort : '';
  const sortable = known.has(sort.replace(/^-/, '')) || sort.replace(/^-/, '') === 'title';
  const asked = typeof search.columns === 'string' ? search.columns.split(',') : [];
  const columns = asked.filter((name) => known.has(name));
  return {
    view: view?.name ?? '',
    sort: sortable ? sort : (view?.sort ?? defaults.sort),
    conditions: readConditions(search.where).filter(({ field }) => known.has(field)),
    columns: columns.length > 0 ? columns : [...declaration.listFields],
    bin: search.bin === true,
  };
}

function readConditions(where: unknown): FieldFilter[] {
  if (!Array.isArray(where)) return [];
  return where.filter(
    (one): one is FieldFilter =>
      typeof one?.field === 'string' && (FILTER_OPS as readonly unknown[]).includes(one.op),
  );
}

/** What to ask the server for. */
export function toListQuery(
  state: ListState,
  views: readonly ListView[],
  memberId: string,
): ListQuery {
  const view = views.find(({ name }) => name === state.view);
  const all = state.bin ? state.conditions : [...(view?.conditions ?? []), ...state.conditions];
  const conditions = all.map((one) => (one.value === '$me' ? { ...one, value: memberId } : one));
  const filter: Filter | undefined = conditions.length > 1 ? { and: conditions } : conditions[0];
  return { sort: state.sort, ...(filter && { filter }), ...(state.bin && { deleted: true }) };
}

/** Ascending first, then descending, then as it was. */
export function nextSort(sort: string, field: string): string | undefined {
  if (sort === field) return `-${field}`;
  return sort === `-${field}` ? undefined : field;
}
