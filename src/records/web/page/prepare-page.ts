import type { PrepareContext } from '#src/web/shell/web-feature.ts';
import { recordQuery } from '../data/record-queries.ts';
import { loadRecordTypes } from '../record-registry.ts';

/** Asks for a record while the code that draws it is still on its way. */
export async function preparePage(
  type: string,
  { queries, params }: PrepareContext,
): Promise<void> {
  const declaration = (await loadRecordTypes()).get(type);
  if (declaration && params.id) await queries.ensureQueryData(recordQuery(declaration, params.id));
}
