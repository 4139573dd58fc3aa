import type { RecordDeclaration } from '#src/records/define-record.ts';
import { DATE_UNITS, type DateUnit, type Filter, fieldTests } from '#src/records/filter.ts';
import type { ListQuery } from '../data/record-client.ts';
import { BASE_FIELDS } from '../labels.ts';
import { isFilter, splitFilter } from '../views/read-filter.ts';
import type { SavedView } from '../views/saved-view.ts';

/** A ready-made way to look at a list: a tab above it. */
export interface ListView {
  name: string;
  label: () => string;
  /** All of these hold; the value `$me` stands for the member who looks. */
  conditions: readonly Filter[];
  sort?: string;
}

/** What a list is grouped by; the step is for dates. */
export interface Grouping {
  field: string;
  step: DateUnit;
}

/** What the address says of a list: `?view=mine&sort=-city&where=[…]&columns=city,emails&group=city&bin=true`. */
export interface ListState {
  /** The built-in view; its conditions hold besides. '' if a saved one is shown. */
  view: string;
  saved: SavedView | undefined;
  sort: string;
  /** All of these hold. */
  conditions: Filter[];
  columns: string[];
  group: Grouping | null;
  bin: boolean;
  /** Fields that the view or the address names and that are not there any more. */
  lost: string[];
}

export interface ListDefaults {
  views: readonly ListView[];
  sort: string;
}

/** What the member has besides what is built in. */
export interface OwnViews {
  saved: readonly SavedView[];
  /** The view to begin with. */
  start?: string | null | undefined;
}

/** Reads the address; what does not fit the record type is left out. */
export function readListState(
  declaration: RecordDeclaration,
  search: Record<string, unknown>,
  { views, sort: usual, saved: all = [], start }: ListDefaults & Partial<OwnViews>,
): ListState {
  const bin = search.bin === true;
  const asked = search.view ?? (bin ? undefined : start);
  const saved = all.find(({ id }) => id === asked);
  const view = saved ? undefined : (views.find(({ name }) => name === asked) ?? views[0]);
  const isKnown = knowsField(declaration);
  const where = Array.isArray(search.where)
    ? search.where.filter(isFilter)
    : splitFilter(saved?.filter ?? null);
  const conditions = where.filter((one) => fieldTests(one).every(({ field }) => isKnown(field)));
  const lost = where.flatMap(fieldTests).map(({ field }) => field);
  return {
    view: view?.name ?? '',
    saved,
    sort: readSort([search.sort, saved?.sort, view?.sort], isKnown) ?? usual,
    conditions,
    columns: readColumns(declaration, [search.columns, saved?.columns]),
    group: readGroup(search.group ?? saved?.group, isKnown),
    bin,
    lost: [...new Set(lost)].filter((name) => !isKnown(name)),
  };
}

type Knows = (name: string) => boolean;

function knowsField(declaration: RecordDeclaration): Knows {
  const known = new Set([...Object.keys(declaration.fields), ...BASE_FIELDS, 'title']);
  return (name) => known.has(name.split('.')[0]!);
}

function readSort(asked: unknown[], isKnown: Knows): string | undefined {
  return asked.find(
    (sort): sort is string => typeof sort === 'string' && isKnown(sort.replace(/^-/, '')),
  );
}

function readColumns(declaration: RecordDeclaration, asked: unknown[]): string[] {
  const known = new Set<string>([...Object.keys(declaration.fields), ...BASE_FIELDS]);
  for (const names of asked) {
    if (typeof names !== 'string') continue;
    const columns = [...new Set(names.split(','))].filter((name) => known.has(name));
    if (columns.length > 0) return columns;
  }
  return [...declaration.listFields];
}

/** `city`, or with a step for dates `due_on:month`. */
function readGroup(asked: unknown, isKnown: Knows): Grouping | null {
  if (typeof asked !== 'string' || asked === '') return null;
  const [field = '', step] = asked.split(':');
  if (!isKnown(field)) return null;
  return { field, step: DATE_UNITS.find((unit) => unit === step) ?? 'month' };
}

export function writeGroup(group: Grouping | null, isOfDays: boolean): string {
  if (!group) return '';
  return isOfDays ? `${group.field}:${group.step}` : group.field;
}

/** What to ask the server for. */
export function toListQuery(state: ListState, views: readonly ListView[]): ListQuery {
  const view = views.find(({ name }) => name === state.view);
  const own = state.bin ? [] : (view?.conditions ?? []);
  const conditions: Filter[] = [...own, ...state.conditions];
  const filter: Filter | undefined = conditions.length > 1 ? { and: conditions } : conditions[0];
  return { sort: state.sort, ...(filter && { filter }), ...(state.bin && { deleted: true }) };
}

/** Ascending first, then descending, then as it was. */
export function nextSort(sort: string, field: string): string | undefined {
  if (sort === field) return `-${field}`;
  return sort === `-${field}` ? undefined : field;
}
