import type { PrepareContext } from '#src/web/shell/web-feature.ts';
import { countQuery, listQuery } from '../data/record-queries.ts';
import { loadEffectiveTypes, loadRecordTypes } from '../record-registry.ts';
import { choicesQuery, viewsQuery } from '../views/view-queries.ts';
import { type ListDefaults, readListState, toListQuery } from './list-state.ts';

/** Asks for the rows of a list while the code that draws them is still on its way. */
export async function prepareList(
  type: string,
  defaults: ListDefaults,
  { queries, search }: PrepareContext,
): Promise<void> {
  const [types, views, choices] = await Promise.all([
    speaksOfCustom(search) ? loadEffectiveTypes(queries) : loadRecordTypes(),
    queries.ensureQueryData(viewsQuery),
    queries.ensureQueryData(choicesQuery),
  ]);
  const declaration = types.get(type);
  if (!declaration) return;
  const saved = views.filter(({ recordType }) => recordType === type);
  const start = choices.find(({ record_type }) => record_type === type)?.default_view;
  const state = readListState(declaration, search, { ...defaults, saved, start });
  // what is grouped, or says more than is known yet, is asked for by the page itself
  if (state.group || state.lost.length > 0) return;
  const query = toListQuery(state, defaults.views);
  void queries.prefetchQuery(countQuery(declaration, query));
  await queries.ensureInfiniteQueryData(listQuery(declaration, query));
}

/** Only for a list by a field that the workspace added is it worth waiting to hear of them. */
function speaksOfCustom(search: Record<string, unknown>): boolean {
  return JSON.stringify(search).includes('x_');
}
