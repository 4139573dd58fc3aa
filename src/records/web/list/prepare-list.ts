import { meQuery } from '#src/web/shell/session.ts';
import type { PrepareContext } from '#src/web/shell/web-feature.ts';
import { countQuery, listQuery } from '../data/record-queries.ts';
import { loadEffectiveTypes, loadRecordTypes } from '../record-registry.ts';
import { type ListDefaults, readListState, toListQuery } from './list-state.ts';

/** Asks for the rows of a list while the code that draws them is still on its way. */
export async function prepareList(
  type: string,
  defaults: ListDefaults,
  { queries, search }: PrepareContext,
): Promise<void> {
  const [types, { member }] = await Promise.all([
    speaksOfCustom(search) ? loadEffectiveTypes(queries) : loadRecordTypes(),
    queries.ensureQueryData(meQuery),
  ]);
  const declaration = types.get(type);
  if (!declaration) return;
  const state = readListState(declaration, search, defaults);
  const query = toListQuery(state, defaults.views, member.id);
  void queries.prefetchQuery(countQuery(declaration, query));
  await queries.ensureInfiniteQueryData(listQuery(declaration, query));
}

/** Only for a list by a field that the workspace added is it worth waiting to hear of them. */
function speaksOfCustom(search: Record<string, unknown>): boolean {
  return JSON.stringify(search).includes('x_');
}
